package io.libswarm.backends.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.*;
import io.libswarm.runtime.testkit.Probe;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DebugTargetTest {
    private static DebugBench members;

    @BeforeAll
    static void start() {
        members = new DebugBench();
    }

    @AfterAll
    static void end() {
        members.close();
    }

    private static Probe probe() {
        return members.probe;
    }

    private static SpawnReply add(String name, String target) {
        BackendSpec spec = new BackendSpec("debug", Map.of("target", List.of(target)), Placement.ANYWHERE);
        return probe().ask(NodePath.ROOT, (c, r) -> new SpawnNode(c, NodeSpec.ofBackend(name, spec), r));
    }

    @Test
    void takingItOutDisturbsNeitherTheTargetNorWhoWatchesIt() throws Exception {
        NodePath echo = members.echo();
        NodePath debug = members.debug(echo);
        BlockingQueue<WatchEvent> told = members.watch(echo, List.of());
        while (!(DebugBench.next(told) instanceof WatchCaughtUp)) {
            assertThat(told).isNotNull();
        }
        probe().state(debug.child("t"));
        members.bench.remove(debug);
        await().untilAsserted(() -> Probe.refused(ErrorCode.NOT_FOUND, probe().get(debug.child("t"))));
        StopReply stop = probe().ask(echo.child("t"), (c, r) -> new StopNode(c, null, null, r));
        Probe.expect(NodeStopped.class, stop);
        assertThat(((NodeChanged) DebugBench.next(told)).node().path()).isEqualTo(echo.child("t"));
    }

    @Test
    void itselfTheRootAndWhatIsNoPathAreRefusedByName() {
        for (String target : List.of("/", "/mine", "/mine/x", "no%path")) {
            Failure failure = Probe.refused(ErrorCode.INVALID, add("mine", target));
            assertThat(failure.message()).contains("target", target, "expected");
        }
    }

    @Test
    void twoInFrontOfEachOtherPassNothingAndSaySo() {
        add("left", "/right");
        add("right", "/left");
        await().untilAsserted(() -> {
            for (String name : List.of("left", "right")) {
                NodeSummary node = probe().state(NodePath.of(name)).summary();
                assertThat(node.state()).isEqualTo(RunState.LOST);
                assertThat(node.summary()).contains("leads back to /" + name);
                ListReply list =
                        probe().ask(NodePath.of(name), (c, r) -> new ListChildren(c, Selector.ALL, Page.FIRST, r));
                Probe.refused(ErrorCode.INVALID, list);
            }
        });
    }

    @Test
    void aTargetThatIsNotThereIsWaitedFor() {
        add("early", "/later");
        NodeSummary node = probe().state(NodePath.of("early")).summary();
        assertThat(node.state()).isEqualTo(RunState.LOST);
        assertThat(node.summary()).contains("/later");
        members.bench.add("later", "echo", Map.of());
        await().untilAsserted(() -> assertThat(
                        probe().state(NodePath.of("early")).summary().state())
                .isEqualTo(RunState.RUNNING));
    }

    @Test
    void oneMayStandInFrontOfAnotherAndOfASingleNode() {
        NodePath echo = members.echo();
        NodePath outer = members.debug(members.debug(echo));
        assertThat(probe().state(outer.child("t")).path()).isEqualTo(outer.child("t"));
        NodePath single = members.debug(echo.child("t"));
        assertThat(probe().state(single).summary().kind()).isEqualTo(Kind.TASK);
        StopReply stop = probe().ask(single, (c, r) -> new StopNode(c, null, null, r));
        assertThat(Probe.expect(NodeStopped.class, stop).node().path()).isEqualTo(single);
    }
}
