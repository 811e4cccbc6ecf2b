package io.libswarm.backends.docker;

import static io.libswarm.backends.docker.Mount.busybox;
import static io.libswarm.backends.docker.Mount.failure;
import static io.libswarm.backends.docker.Mount.good;
import static io.libswarm.backends.docker.Mount.text;
import static io.libswarm.backends.docker.Mount.unique;
import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.ConnectReply;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.FilesOffered;
import io.libswarm.protocol.Header;
import io.libswarm.protocol.LogsOffered;
import io.libswarm.protocol.LogsReply;
import io.libswarm.protocol.NativeHead;
import io.libswarm.protocol.NativeOffered;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.ReadFiles;
import io.libswarm.protocol.ReadFilesReply;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.TerminalResized;
import io.libswarm.protocol.UploadOffered;
import io.libswarm.protocol.WriteFiles;
import io.libswarm.protocol.WriteFilesReply;
import io.libswarm.runtime.http.dial.DialSettings;
import io.libswarm.runtime.http.dial.Endpoint;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DockerStreamsIT {

    private static Mount dock;

    @BeforeAll
    static void mount() {
        dock = Mount.of(Lab.engine(1));
    }

    @AfterAll
    static void unmount() {
        dock.close();
    }

    private static List<StreamElement> logs(NodePath node, boolean follow, Instant since, int tail) {
        LogsReply reply = dock.ask(node, (context, replyTo) -> new StreamLogs(context, follow, since, tail, replyTo));
        return dock.all(good(reply, LogsOffered.class).chunks().getSource());
    }

    private static ConnectionOffered connect(NodePath node, Connection to) {
        ConnectReply reply = dock.ask(node, (context, replyTo) -> new ConnectNode(context, to, replyTo));
        return good(reply, ConnectionOffered.class);
    }

    private static List<StreamElement> run(ConnectionOffered offered, Source<StreamElement, ?> input) {
        input.runWith(offered.input().getSink(), dock.kit.system());
        return dock.all(offered.output().getSource());
    }

    private static Source<StreamElement, ?> input(String... lines) {
        return Source.from(List.of(lines)).map(line -> StreamChunk.of(ByteString.fromString(line)));
    }

    private static Connection.Exec exec(boolean stdin, boolean terminal, String... command) {
        return new Connection.Exec(List.of(command), Map.of("WHO", "me"), "/tmp", null, stdin, terminal);
    }

    private static StreamEnded end(List<StreamElement> elements) {
        return (StreamEnded) elements.get(elements.size() - 1);
    }

    @Test
    void logsKeepTheStreamsApartAndCarryTheirTimes() {
        Instant before = Instant.now().minusSeconds(1);
        NodePath node = dock.spawn(busybox(
                        unique("logs"),
                        "sh",
                        "-c",
                        "echo one; echo two >&2; printf 'no newline'; sleep 0.3; echo; sleep 0.3; echo last"))
                .path();
        List<StreamElement> all = logs(node, true, null, -1);
        assertThat(text(all, StreamName.STDOUT)).isEqualTo("one\nno newline\nlast\n");
        assertThat(text(all, StreamName.STDERR)).isEqualTo("two\n");
        assertThat(end(all)).isEqualTo(StreamEnded.COMPLETE);
        StreamChunk first = (StreamChunk) all.get(0);
        assertThat(first.time()).isBetween(before, Instant.now());
        assertThat(text(logs(node, false, null, 1), StreamName.STDOUT)).isEqualTo("last\n");
        StreamChunk last = (StreamChunk) all.get(all.size() - 2);
        assertThat(text(logs(node, false, last.time(), -1), StreamName.STDOUT)).isEqualTo("last\n");
        assertThat(text(logs(node, false, Instant.now().plusSeconds(5), -1), StreamName.STDOUT))
                .isEmpty();
    }

    @Test
    void logsOfATerminalAreWholeAlsoInLongLines() {
        NodePath node = dock.spawn(busybox(
                                unique("tty"),
                                "sh",
                                "-c",
                                "echo short; head -c 40000 /dev/zero | tr '\\0' x; echo; echo end")
                        .terminal(true))
                .path();
        String text = Mount.bytes(logs(node, true, null, -1), StreamName.STDOUT).utf8String();
        assertThat(text).isEqualTo("short\r\n" + "x".repeat(40_000) + "\r\nend\r\n");
    }

    @Test
    void execCarriesInputToItsEndAndThenBringsTheRestAndTheExitStatus() {
        NodePath node = dock.spawn(busybox(unique("exec"), "sleep", "1000")).path();
        ConnectionOffered offered =
                connect(node, exec(true, false, "sh", "-c", "cat; echo $WHO in $PWD; echo bad >&2; exit 3"));
        assertThat(offered.terminal()).isFalse();
        List<StreamElement> all = run(offered, input("hello\n", "again\n"));
        assertThat(text(all, StreamName.STDOUT)).isEqualTo("hello\nagain\nme in /tmp\n");
        assertThat(text(all, StreamName.STDERR)).isEqualTo("bad\n");
        assertThat(end(all).exitStatus()).isEqualTo(3);
        List<StreamElement> silent =
                run(connect(node, exec(false, false, "sh", "-c", "sleep 0.3; echo late")), Source.empty());
        assertThat(text(silent, StreamName.STDOUT)).isEqualTo("late\n");
        assertThat(end(silent).exitStatus()).isZero();
    }

    @Test
    void aTerminalIsRawAndHasTheSizeThatItIsGiven() {
        NodePath node = dock.spawn(busybox(unique("term"), "sleep", "1000")).path();
        ConnectionOffered offered = connect(
                node,
                exec(
                        true,
                        true,
                        "sh",
                        "-c",
                        "until stty size 2>/dev/null | grep -q '33 111'; do sleep 0.05; done; stty size"));
        assertThat(offered.terminal()).isTrue();
        List<StreamElement> all = run(
                offered,
                Source.<StreamElement>single(new TerminalResized(111, 33)).concat(Source.maybe()));
        assertThat(text(all, StreamName.DATA)).isEqualTo("33 111\r\n");
        assertThat(end(all).exitStatus()).isZero();
    }

    @Test
    void attachReachesTheContainersOwnInputAndOutputUntilItExits() {
        NodePath node = dock.spawn(busybox(unique("attach"), "sh", "-c", "cat; echo over; exit 4")
                        .stdin(true))
                .path();
        List<StreamElement> all = run(connect(node, new Connection.Attach(true, true)), input("typed\n"));
        assertThat(text(all, StreamName.STDOUT)).isEqualTo("typed\nover\n");
        assertThat(end(all).exitStatus()).isEqualTo(4);
        dock.awaitState(node, RunState.EXITED, Mount.SOON);
    }

    @Test
    void aPortOfAContainerIsReachedWithHalfCloseBothWays() {
        NodePath node = dock.spawn(busybox(unique("port"), "sh", "-c", "nc -l -p 7000 -e sh -c 'cat; echo bye'"))
                .path();
        org.awaitility.Awaitility.await().atMost(Mount.SOON).untilAsserted(() -> {
            List<StreamElement> all = run(connect(node, new Connection.Port(7000)), input("over the wire\n"));
            assertThat(text(all, StreamName.DATA)).isEqualTo("over the wire\nbye\n");
        });
    }

    @Test
    void filesGoInAndComeOutAndWhatIsWrongWithThePathIsSaid() {
        NodePath node = dock.spawn(busybox(unique("files"), "sleep", "1000")).path();
        run(
                connect(node, exec(false, false, "sh", "-c", "mkdir -p /a /b; head -c 3000000 /dev/urandom > /a/big")),
                Source.empty());
        ReadFilesReply read = dock.ask(node, (context, replyTo) -> new ReadFiles(context, "/a/big", replyTo));
        List<StreamElement> tar = dock.all(good(read, FilesOffered.class).tar().getSource());
        assertThat(end(tar)).isEqualTo(StreamEnded.COMPLETE);
        assertThat(Mount.bytes(tar, StreamName.DATA).size()).isGreaterThan(3_000_000);

        WriteFilesReply write = dock.ask(node, (context, replyTo) -> new WriteFiles(context, "/b", replyTo));
        UploadOffered upload = good(write, UploadOffered.class);
        Source.from(tar)
                .filter(element -> element instanceof StreamChunk)
                .runWith(upload.tar().getSink(), dock.kit.system());
        assertThat(dock.all(upload.outcome().getSource())).containsExactly(StreamEnded.COMPLETE);
        List<StreamElement> compared =
                run(connect(node, exec(false, false, "cmp", "/a/big", "/b/big")), Source.empty());
        assertThat(end(compared).exitStatus()).isZero();

        ReadFilesReply missing = dock.ask(node, (context, replyTo) -> new ReadFiles(context, "/no/such", replyTo));
        assertThat(failure(missing, ErrorCode.NOT_FOUND).message()).contains("/no/such");
        WriteFilesReply nowhere = dock.ask(node, (context, replyTo) -> new WriteFiles(context, "/no/such", replyTo));
        failure(nowhere, ErrorCode.NOT_FOUND);
    }

    private static List<StreamElement> call(
            NodePath node,
            String method,
            String target,
            List<Header> headers,
            boolean upgrade,
            Source<StreamElement, ?> body) {
        NativeReply reply = dock.ask(
                node, (context, replyTo) -> new CallNative(context, method, target, headers, upgrade, replyTo));
        NativeOffered offered = good(reply, NativeOffered.class);
        body.runWith(offered.request().getSink(), dock.kit.system());
        return dock.all(offered.response().getSource());
    }

    @Test
    void anyRequestOfTheEngineApiPassesAsItIs() {
        NodePath node = dock.spawn(busybox(unique("native"), "sleep", "1000")).path();
        String id = dock.get(node).summary().attributes().get("id");
        List<StreamElement> version = call(dock.path, "GET", "/v1.30/version", List.of(), false, Source.empty());
        NativeHead head = (NativeHead) version.get(0);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers())
                .anySatisfy(header -> assertThat(header.name()).isEqualTo("Api-Version"));
        assertThat(text(version, StreamName.DATA)).contains("\"ApiVersion\"");
        List<StreamElement> unknown = call(node, "GET", "/v1.41/no/such", List.of(), false, Source.empty());
        assertThat(((NativeHead) unknown.get(0)).status()).isEqualTo(404);
        List<StreamElement> stopped =
                call(node, "POST", "/v1.41/containers/" + id + "/stop?t=0", List.of(), false, Source.empty());
        assertThat(((NativeHead) stopped.get(0)).status()).isEqualTo(204);
        dock.awaitState(node, RunState.EXITED, Mount.SOON);
        List<StreamElement> started =
                call(node, "POST", "/v1.41/containers/" + id + "/start", List.of(), false, Source.empty());
        assertThat(((NativeHead) started.get(0)).status()).isEqualTo(204);
        List<StreamElement> made = call(
                node,
                "POST",
                "/v1.41/containers/" + id + "/exec",
                List.of(new Header("Content-Type", "application/json")),
                false,
                input("{\"AttachStdin\":true,\"AttachStdout\":true,\"Cmd\":[\"cat\"]}"));
        String exec = Json.read(Mount.bytes(made, StreamName.DATA)).path("Id").asText();
        List<StreamElement> upgraded = call(
                node,
                "POST",
                "/v1.41/exec/" + exec + "/start",
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header("Content-Length", "28"),
                        new Header("Connection", "Upgrade"),
                        new Header("Upgrade", "tcp")),
                true,
                input("{\"Detach\":false,\"Tty\":false}", "echoed by cat"));
        assertThat(((NativeHead) upgraded.get(0)).status()).isEqualTo(101);
        assertThat(Mount.bytes(upgraded, StreamName.DATA).drop(8).utf8String()).isEqualTo("echoed by cat");
    }

    @Test
    void aBigImageArchiveGoesOutAndInByNativeCalls() {
        List<StreamElement> saved = call(dock.path, "GET", "/images/busybox/get", List.of(), false, Source.empty());
        ByteString archive = Mount.bytes(saved, StreamName.DATA);
        assertThat(archive.size()).isGreaterThan(1_000_000);
        List<StreamElement> loaded = call(
                dock.path,
                "POST",
                "/images/load?quiet=1",
                List.of(new Header("Content-Type", "application/x-tar")),
                false,
                Source.from(Collections.singletonList(StreamChunk.of(archive))));
        assertThat(text(loaded, StreamName.DATA)).contains("Loaded image");
    }

    @Test
    void abandonedFollowersLeaveNoConnectionToTheEngine() throws Exception {
        try (DeafProxy proxy = new DeafProxy(Endpoint.parse(Lab.engine(1), null));
                Mount mount = new Mount(Map.of("host", proxy.url(), "list-interval", "200ms"))) {
            NodePath node = mount.spawn(busybox(unique("follow"), "sh", "-c", "while echo tick; do sleep 0.05; done"))
                    .path();
            for (int follower = 0; follower < 20; follower++) {
                LogsReply reply =
                        mount.ask(node, (context, replyTo) -> new StreamLogs(context, true, null, 0, replyTo));
                List<StreamElement> some = Mount.result(good(reply, LogsOffered.class)
                        .chunks()
                        .getSource()
                        .take(1)
                        .runWith(Sink.seq(), mount.kit.system()));
                assertThat(text(some, StreamName.STDOUT)).contains("tick\n");
            }
            int kept = 1 + DialSettings.defaults().idleConnections();
            org.awaitility.Awaitility.await().atMost(Mount.SOON).until(() -> proxy.clients() <= kept + 1);
        }
    }
}
