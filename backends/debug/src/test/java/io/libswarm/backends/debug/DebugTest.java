package io.libswarm.backends.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.*;
import io.libswarm.runtime.stream.Streams;
import io.libswarm.runtime.testkit.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DebugTest {
    private static DebugBench members;
    private static NodePath echo;
    private static NodePath debug;

    @BeforeAll
    static void start() {
        members = new DebugBench();
        echo = members.echo();
        debug = members.debug(echo);
    }

    @AfterAll
    static void end() {
        members.close();
    }

    private static Probe probe() {
        return members.probe;
    }

    @Test
    void whatIsBehindIsShownUnderTheDebugBackendsOwnPath() {
        ChildrenListed listed = probe().list(debug, Selector.ALL, Page.FIRST);
        assertThat(listed.children()).extracting(NodeSummary::path).contains(debug.child("t"));
        assertThat(listed.children())
                .allSatisfy(child -> assertThat(child.cursor().source()).isEqualTo(debug.name()));
        assertThat(probe().state(debug.child("t")).path()).isEqualTo(debug.child("t"));
        NodeHandle handle = Probe.expect(NodeResolved.class, probe().resolve(debug.child("t")))
                .handle();
        assertThat(handle.path()).isEqualTo(debug.child("t"));
        assertThat(handle.verbs()).isEqualTo(EchoTask.HANDLERS.verbs());
        assertThat(probe().state(debug).summary().attributes()).containsEntry("targets", echo.toString());
    }

    @Test
    void aNodeThatIsSpawnedThroughItIsAnsweredAndStoppedThroughIt() {
        NodeSpawned spawned =
                members.spawn(debug, NodeSpec.builder().name("new").build());
        assertThat(spawned.handle().path()).isEqualTo(debug.child("new"));
        assertThat(spawned.node().path()).isEqualTo(debug.child("new"));
        StopReply stop = probe().ask(spawned.node().path(), (c, r) -> new StopNode(c, null, null, r));
        assertThat(Probe.expect(NodeStopped.class, stop).node().path()).isEqualTo(debug.child("new"));
        assertThat(probe().state(echo.child("new")).summary().state()).isEqualTo(RunState.EXITED);
        RemoveReply removed = probe().ask(debug.child("new"), (c, r) -> new RemoveNode(c, true, r));
        assertThat(Probe.expect(NodeRemoved.class, removed).path()).isEqualTo(debug.child("new"));
        Probe.refused(ErrorCode.NOT_FOUND, probe().get(echo.child("new")));
        Failure gone = Probe.refused(ErrorCode.NOT_FOUND, probe().get(debug.child("new")));
        assertThat(gone.code()).isEqualTo(ErrorCode.NOT_FOUND);
        members.spawn(echo, NodeSpec.builder().name("new").build());
        assertThat(probe().state(debug.child("new")).summary().state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void everyQueryAndReplyIsInItsLogWithoutSecrets() {
        members.spawn(
                debug,
                NodeSpec.builder()
                        .name("secretive")
                        .image("busybox")
                        .env("TOKEN", "hidden-1")
                        .command("run", "hidden-2")
                        .build());
        NodePath task = debug.child("secretive");
        probe().<ConnectReply>ask(
                        task,
                        (c, r) -> new ConnectNode(
                                c,
                                new Connection.Exec(
                                        List.of("sh", "hidden-3"), Map.of("K", "hidden-4"), null, null, false, false),
                                r));
        probe().<NativeReply>ask(
                        task,
                        (c, r) -> new CallNative(
                                c, "GET", "/info?key=hidden-5", List.of(new Header("X-Auth", "hidden-6")), false, r));
        probe().<StartReply>ask(task, StartNode::new);
        String log = members.logs(debug);
        assertThat(log)
                .contains("SPAWN " + debug + " name=secretive image=busybox [")
                .containsPattern("by \\w+] -> NodeSpawned \\(" + echo + "/secretive\\) in \\d+\\.\\d ms")
                .contains("CONNECT " + task + " Exec[sh with 1 arguments")
                .contains("NATIVE " + task + " GET /info?...")
                .contains("START " + task + " [")
                .contains("-> UNSUPPORTED: ")
                .doesNotContain("hidden-");
    }

    @Test
    void aConnectionPassesBothWaysWithHalfCloseAndIsCounted() {
        ConnectReply reply =
                probe().ask(debug.child("t"), (c, r) -> new ConnectNode(c, new Connection.Attach(true, false), r));
        ConnectionOffered offered = Probe.expect(ConnectionOffered.class, reply);
        Streams.chunks(StreamName.STDIN, Source.single(ByteString.fromString("over and ")))
                .runWith(offered.input().getSink(), probe().system());
        List<StreamElement> output = members.all(offered.output().getSource());
        assertThat(DebugBench.text(output)).isEqualTo("over and bye");
        assertThat(output.get(output.size() - 1)).isEqualTo(new StreamEnded(null, 7));
        await().untilAsserted(() -> assertThat(members.logs(debug))
                .contains("CONNECT " + debug.child("t") + " input: first StreamChunk")
                .contains("output: ended after 3 elements, 12 B, last StreamEnded with exit status 7"));
    }

    @Test
    void aNativeCallPassesAsItIs() {
        NativeReply reply =
                probe().ask(debug.child("t"), (c, r) -> new CallNative(c, "POST", "/any", List.of(), false, r));
        NativeOffered offered = Probe.expect(NativeOffered.class, reply);
        Streams.chunks(StreamName.DATA, Source.single(ByteString.fromString("body")))
                .runWith(offered.request().getSink(), probe().system());
        List<StreamElement> response = members.all(offered.response().getSource());
        assertThat(response.get(0)).isEqualTo(new NativeHead(200, List.of()));
        assertThat(DebugBench.text(response)).isEqualTo("body");
    }

    @Test
    void theLogsOfANodeBehindAreItsOwn() {
        assertThat(members.logs(debug.child("t"))).isEqualTo("hello\n");
    }

    @Test
    void aWatchTellsOfThePathsThatAreShownAndResumes() throws Exception {
        BlockingQueue<WatchEvent> told = members.watch(debug, List.of());
        List<NodePath> there = new ArrayList<>();
        WatchEvent event = DebugBench.next(told);
        while (event instanceof NodeAppeared appeared) {
            there.add(appeared.node().path());
            event = DebugBench.next(told);
        }
        assertThat(there).contains(debug, debug.child("t")).allMatch(debug::contains);
        List<Cursor> cursors = ((WatchCaughtUp) event).cursors();
        assertThat(cursors).extracting(Cursor::source).containsExactly(debug.name());
        members.spawn(echo, NodeSpec.builder().name("watched").build());
        NodeAppeared appeared = (NodeAppeared) DebugBench.next(told);
        assertThat(appeared.node().path()).isEqualTo(debug.child("watched"));
        BlockingQueue<WatchEvent> resumed = members.watch(debug, cursors);
        assertThat(DebugBench.next(resumed)).isEqualTo(appeared);
    }

    @Test
    void itsLogCanBeFollowedAndItsTailRead() throws Exception {
        LogsReply reply = probe().ask(debug, (c, r) -> new StreamLogs(c, true, null, 0, r));
        BlockingQueue<StreamElement> told =
                members.follow(Probe.expect(LogsOffered.class, reply).chunks().getSource());
        probe().state(debug.child("t"));
        StringBuilder read = new StringBuilder();
        while (!read.toString().contains("GET " + debug.child("t"))) {
            read.append(((StreamChunk) DebugBench.next(told)).data().utf8String());
        }
        LogsReply tail = probe().ask(debug, (c, r) -> new StreamLogs(c, false, null, 2, r));
        assertThat(DebugBench.text(members.all(
                                Probe.expect(LogsOffered.class, tail).chunks().getSource()))
                        .lines())
                .hasSize(2);
    }
}
