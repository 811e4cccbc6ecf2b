package io.libswarm.backends.docker;

import static io.libswarm.backends.docker.Mount.busybox;
import static io.libswarm.backends.docker.Mount.failure;
import static io.libswarm.backends.docker.Mount.good;
import static io.libswarm.backends.docker.Mount.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.MountSpec;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.NodeUpdated;
import io.libswarm.protocol.PortSpec;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.ResourceSpec;
import io.libswarm.protocol.RestartPolicy;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StartReply;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.protocol.UpdateNode;
import io.libswarm.protocol.UpdateReply;
import io.libswarm.runtime.http.dial.DialSettings;
import io.libswarm.runtime.http.dial.Dialler;
import io.libswarm.runtime.http.dial.Endpoint;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DockerLifecycleIT {

    private static Mount dock;

    @BeforeAll
    static void mount() {
        dock = Mount.of(Lab.socket(0));
    }

    @AfterAll
    static void unmount() {
        dock.close();
    }

    private static StopReply stop(NodePath node, String signal, Duration grace) {
        return dock.ask(node, (context, replyTo) -> new StopNode(context, signal, grace, replyTo));
    }

    private static StartReply start(NodePath node) {
        return dock.ask(node, StartNode::new);
    }

    private static RemoveReply remove(NodePath node, boolean force) {
        return dock.ask(node, (context, replyTo) -> new RemoveNode(context, force, replyTo));
    }

    @Test
    void aContainerIsSpawnedStoppedStartedAndRemovedAndEachTwiceIsNoError() {
        String name = unique("life");
        NodeState made = dock.spawn(busybox(name, "sh", "-c", "trap 'exit 7' TERM; while :; do sleep 0.1; done")
                .label("colour", "green"));
        NodePath node = dock.host().child(name);
        assertThat(made.path()).isEqualTo(node);
        assertThat(made.summary().state()).isEqualTo(RunState.RUNNING);
        assertThat(made.summary().labels()).containsEntry("colour", "green");

        NodeStopped stopped = good(stop(node, null, Duration.ofSeconds(10)), NodeStopped.class);
        assertThat(stopped.alreadyStopped()).isFalse();
        assertThat(stopped.node().exitStatus()).isEqualTo(7);
        assertThat(stopped.node().summary().state()).isEqualTo(RunState.EXITED);
        assertThat(dock.subtree.summary(node)).isEqualTo(stopped.node().summary());
        assertThat(good(stop(node, null, null), NodeStopped.class).alreadyStopped())
                .isTrue();
        assertThat(good(stop(node, "SIGINT", null), NodeStopped.class).alreadyStopped())
                .isTrue();

        assertThat(good(start(node), NodeStarted.class).alreadyStarted()).isFalse();
        assertThat(good(start(node), NodeStarted.class).alreadyStarted()).isTrue();
        assertThat(dock.subtree.summary(node).state()).isEqualTo(RunState.RUNNING);

        failure(remove(node, false), ErrorCode.CONFLICT);
        NodeRemoved removed = good(remove(node, true), NodeRemoved.class);
        assertThat(removed.alreadyGone()).isFalse();
        assertThat(removed.cursor()).isNotNull();
        assertThat(dock.subtree.handle(node)).isNull();
    }

    @Test
    void aSignalIsSentAndAKillFollowsWhenItIsNotHeeded() {
        NodePath polite = dock.spawn(
                        busybox(unique("polite"), "sh", "-c", "trap 'exit 5' USR1; while :; do sleep 0.1; done"))
                .path();
        assertThat(good(stop(polite, "SIGUSR1", Duration.ofSeconds(10)), NodeStopped.class)
                        .node()
                        .exitStatus())
                .isEqualTo(5);
        NodePath deaf = dock.spawn(busybox(unique("deaf"), "sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"))
                .path();
        NodeStopped killed = good(stop(deaf, "SIGTERM", Duration.ofMillis(300)), NodeStopped.class);
        assertThat(killed.node().exitStatus()).isEqualTo(137);
    }

    @Test
    void aRepeatedSpawnGivesTheSameContainerAlsoThroughAnotherMount() {
        QueryContext context = QueryContext.within(Mount.SOON);
        NodeSpec spec = busybox(null, "sleep", "1000").build();
        NodeState first = dock.spawn(context, busybox(null, "sleep", "1000"));
        try (Mount other = Mount.of(Lab.engine(0))) {
            NodePath host = other.host();
            SpawnReply reply = other.ask(host, context, (asked, replyTo) -> new SpawnNode(asked, spec, replyTo));
            NodeState second =
                    good(reply, io.libswarm.protocol.NodeSpawned.class).node();
            assertThat(second.summary().attributes().get("id"))
                    .isEqualTo(first.summary().attributes().get("id"));
        }
    }

    @Test
    void everyPartOfASpecReachesTheEngineAndTheNativeSectionIsMergedOver() {
        NodeState made = dock.spawn(busybox(unique("full"), "sleep", "1000")
                .env("KEY", "a value")
                .workingDir("/tmp")
                .user("0")
                .port(new PortSpec(80, "tcp", 0, "127.0.0.1"))
                .mount(new MountSpec("tmpfs", "", "/scratch", false))
                .mount(new MountSpec("bind", "/etc", "/host-etc", true))
                .resources(new ResourceSpec(64 << 20, 500_000_000))
                .restart(new RestartPolicy("on-failure", 3))
                .nativeSection(ByteString.fromString("{\"Hostname\":\"inside\",\"HostConfig\":{\"PidsLimit\":64}}")));
        var document = Json.read(made.document().content());
        assertThat(document.at("/Config/Hostname").asText()).isEqualTo("inside");
        assertThat(document.at("/HostConfig/PidsLimit").asInt()).isEqualTo(64);
        assertThat(document.at("/HostConfig/Memory").asInt()).isEqualTo(64 << 20);
        assertThat(document.at("/HostConfig/NanoCpus").asInt()).isEqualTo(500_000_000);
        assertThat(document.at("/HostConfig/RestartPolicy/MaximumRetryCount").asInt())
                .isEqualTo(3);
        assertThat(document.at("/Config/Env").toString()).contains("KEY=a value");
        assertThat(document.at("/Config/WorkingDir").asText()).isEqualTo("/tmp");
        assertThat(document.at("/Mounts").toString()).contains("/scratch", "/host-etc");
        assertThat(made.summary().attributes().get("ports")).matches("127\\.0\\.0\\.1:\\d+->80/tcp");
    }

    @Test
    void aSpecThatCannotBeHonouredIsRefusedByNameAndLeavesNothing() {
        NodePath host = dock.host();
        String name = unique("bad");
        assertThat(failure(spawn(NodeSpec.builder().name(name)), ErrorCode.INVALID)
                        .message())
                .startsWith("image: none");
        assertThat(failure(spawn(NodeSpec.builder().name(name).image("no/such-image:1")), ErrorCode.NOT_FOUND)
                        .message())
                .contains("no/such-image:1");
        failure(spawn(busybox(name, "/no/such/program")), ErrorCode.INVALID);
        failure(spawn(busybox(name, "true").mount(new MountSpec("carpet", "a", "/b", false))), ErrorCode.INVALID);
        failure(spawn(busybox(name, "true").constraint("rack==nowhere")), ErrorCode.CONFLICT);
        await().atMost(Mount.SOON).until(() -> dock.subtree.handle(host.child(name)) == null);
    }

    private static SpawnReply spawn(io.libswarm.protocol.NodeSpecBuilder spec) {
        return dock.ask(dock.path, (context, replyTo) -> new SpawnNode(context, spec.build(), replyTo));
    }

    @Test
    void aNameThatIsTakenIsSaidToBe() {
        NodeState first = dock.spawn(busybox(unique("twin"), "sleep", "1000"));
        failure(spawn(busybox(first.summary().name(), "true")), ErrorCode.ALREADY_EXISTS);
    }

    @Test
    void resourcesAndNameCanBeChangedLabelsCannot() {
        NodeState made = dock.spawn(busybox(unique("plain"), "sleep", "1000"));
        String better = unique("better");
        UpdateReply updated = dock.ask(
                made.path(),
                (context, replyTo) -> new UpdateNode(
                        context,
                        Map.of(),
                        ByteString.fromString("{\"Name\":\"" + better + "\",\"PidsLimit\":77}"),
                        replyTo));
        NodeState node = good(updated, NodeUpdated.class).node();
        assertThat(node.path()).isEqualTo(dock.host().child(better));
        assertThat(dock.subtree.handle(made.path())).isNull();
        assertThat(Json.read(node.document().content())
                        .at("/HostConfig/PidsLimit")
                        .asInt())
                .isEqualTo(77);
        UpdateReply labels = dock.ask(
                node.path(),
                (context, replyTo) -> new UpdateNode(context, Map.of("a", "b"), ByteString.emptyByteString(), replyTo));
        failure(labels, ErrorCode.INVALID);
        UpdateReply unknown = dock.ask(
                node.path(),
                (context, replyTo) ->
                        new UpdateNode(context, Map.of(), ByteString.fromString("{\"Wings\":2}"), replyTo));
        assertThat(failure(unknown, ErrorCode.INVALID).message()).contains("Wings");
        good(remove(node.path(), true), NodeRemoved.class);
    }

    @Test
    void aContainerThatRemovesItselfIsStoppedAllTheSame() {
        NodeState made = dock.spawn(busybox(unique("fleeting"), "sleep", "1000")
                .nativeSection(ByteString.fromString("{\"HostConfig\":{\"AutoRemove\":true}}")));
        NodeStopped stopped = good(stop(made.path(), null, Duration.ZERO), NodeStopped.class);
        assertThat(stopped.node().summary().state()).isEqualTo(RunState.EXITED);
    }

    @Test
    void whatDoesNotFitTheHostIsRefusedAsAConflictAndSoIsAPortThatIsTaken() {
        failure(spawn(busybox(unique("huge"), "true").resources(new ResourceSpec(1L << 50, 0))), ErrorCode.CONFLICT);
        NodeState holder =
                dock.spawn(busybox(unique("holder"), "sleep", "1000").port(new PortSpec(80, "tcp", 0, null)));
        String ports = holder.summary().attributes().get("ports");
        int taken = Integer.parseInt(ports.replaceAll(".*:(\\d+)->80/tcp.*", "$1"));
        String name = unique("second");
        failure(spawn(busybox(name, "true").port(new PortSpec(80, "tcp", taken, null))), ErrorCode.CONFLICT);
        await().atMost(Mount.SOON).until(() -> dock.subtree.handle(dock.host().child(name)) == null);
    }

    @Test
    void aRepeatedSpawnLeavesAContainerAloneThatHasEndedSince() {
        QueryContext context = QueryContext.within(Mount.SOON);
        NodeState made = dock.spawn(context, busybox(null, "true"));
        dock.awaitState(made.path(), RunState.EXITED, Mount.SOON);
        try (Mount other = Mount.of(Lab.engine(0))) {
            SpawnReply reply = other.ask(
                    other.host(),
                    context,
                    (asked, replyTo) ->
                            new SpawnNode(asked, busybox(null, "true").build(), replyTo));
            assertThat(good(reply, io.libswarm.protocol.NodeSpawned.class)
                            .node()
                            .summary()
                            .state())
                    .isEqualTo(RunState.EXITED);
        }
    }

    @Test
    void aCreateWhoseAnswerIsLostIsFoundAndRemovedAgain() throws Exception {
        EngineCalls engine =
                new EngineCalls(new Dialler(Endpoint.parse(Lab.engine(0), null), DialSettings.defaults()), "");
        try (DeafProxy proxy = new DeafProxy(Endpoint.parse(Lab.engine(0), null));
                Mount mount = Mount.of(proxy.url())) {
            mount.host();
            proxy.swallowCreates();
            String name = unique("orphan");
            SpawnReply reply = mount.ask(
                    mount.path,
                    Duration.ofSeconds(2),
                    (context, replyTo) -> new SpawnNode(
                            context, busybox(name, "sleep", "1000").build(), replyTo));
            failure(reply, ErrorCode.TIMED_OUT);
            await().atMost(Mount.SOON)
                    .until(() -> !Mount.result(engine.getJson("/containers/json?all=1", Mount.SOON))
                            .toString()
                            .contains(name));
        }
    }
}
