package io.libswarm.backends.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.runtime.testkit.Bench;
import io.libswarm.runtime.testkit.Probe;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each failure that is a setting happens, and its asker gets an answer. */
final class SimulatorFaultsTest {
    private static Bench bench;
    private static int made;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void aSlowSimulatorAnswersLateAndAtOnceToAll() {
        NodePath task = add(Map.of("names", "web", "latency", "300ms")).child("web");
        long began = System.nanoTime();

        List<CompletionStage<GetReply>> asked = IntStream.range(0, 20)
                .mapToObj(i -> bench.probe().<GetReply>send(task, within(10_000), this::fresh))
                .toList();
        asked.forEach(each -> Probe.expect(NodeReported.class, Probe.answer(each)));

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(295), Duration.ofMillis(300 * 19));
    }

    @Test
    void theShareOfErrorsIsAsItWasSet() {
        NodePath task =
                add(Map.of("names", "web", "errorRate", "0.5", "seed", "7")).child("web");

        long failed = IntStream.range(0, 200)
                .mapToObj(i -> bench.probe().ask(task, this::fresh))
                .filter(reply -> reply instanceof Failure failure && failure.code() == ErrorCode.BACKEND_FAILED)
                .count();

        assertThat(failed).isBetween(70L, 130L);
    }

    @Test
    void whatIsNeverAnsweredIsAnsweredByTheGateInTime() {
        NodePath task =
                add(Map.of("names", "web", "hang", "1", "faultsOn", "stop")).child("web");
        long began = System.nanoTime();

        StopReply reply = bench.probe().ask(task, within(1000), (c, r) -> new StopNode(c, null, null, r));

        assertThat(Probe.refused(ErrorCode.TIMED_OUT, reply).path()).isEqualTo(task);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(850), Duration.ofMillis(2500));
        assertThat(bench.probe().state(task).summary().state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aNodeThatCrashesAnswersAndGoesOn() {
        NodePath task = add(Map.of("names", "web", "crashOn", "stop")).child("web");

        for (int i = 0; i < 3; i++) {
            StopReply reply = bench.probe().ask(task, (c, r) -> new StopNode(c, null, null, r));
            Probe.refused(ErrorCode.INTERNAL, reply);
            assertThat(bench.probe().state(task).summary().state()).isEqualTo(RunState.RUNNING);
        }
    }

    @Test
    void whatWaitsInANodeThatCrashesIsAnsweredToo() {
        NodePath task = add(Map.of("names", "web", "hang", "1", "faultsOn", "get", "crashOn", "stop"))
                .child("web");
        // Resolved by now, so that what follows arrives in this order.
        assertThat(remembered(task).node().path()).isEqualTo(task);
        List<CompletionStage<GetReply>> waiting = IntStream.range(0, 10)
                .mapToObj(i -> bench.probe().<GetReply>send(task, within(20_000), this::fresh))
                .toList();

        Probe.refused(ErrorCode.INTERNAL, bench.probe().<StopReply>ask(task, (c, r) -> new StopNode(c, null, null, r)));

        long began = System.nanoTime();
        waiting.forEach(each -> Probe.refused(ErrorCode.INTERNAL, Probe.answer(each)));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aTaskThatRefusesToStopGoesOn() {
        NodePath task = add(Map.of("names", "web", "stop", "refuses")).child("web");

        Probe.refused(
                ErrorCode.BACKEND_FAILED, bench.probe().<StopReply>ask(task, (c, r) -> new StopNode(c, null, null, r)));
        assertThat(bench.probe().state(task).summary().state()).isEqualTo(RunState.RUNNING);
        assertThat(stop(task, "SIGKILL", Duration.ofSeconds(10)).node().exitStatus())
                .isEqualTo(137);
    }

    @Test
    void aTaskThatIgnoresItsSignalIsKilledWhenTheGraceIsOver() {
        NodePath task = add(Map.of("names", "web", "stop", "ignores")).child("web");
        long began = System.nanoTime();

        NodeStopped stopped = stop(task, null, Duration.ofMillis(700));

        assertThat(stopped.node().exitStatus()).isEqualTo(137);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void aSignalIsTheExitStatus() {
        NodePath tasks = add(Map.of("names", "a,b"));

        assertThat(stop(tasks.child("a"), null, null).node().exitStatus()).isEqualTo(143);
        assertThat(stop(tasks.child("b"), "INT", null).node().exitStatus()).isEqualTo(130);
    }

    @Test
    void hostsThatFlapAreLostAndComeBackWithAllTheirContainers() {
        NodePath backend = add(Map.of("hosts", "1", "containersPerHost", "3", "flapEvery", "800ms"));
        NodePath task = backend.child("host-1").child("c-2");
        Set<RunState> seen = new HashSet<>();
        Set<ErrorCode> refused = new HashSet<>();

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            StopReply reply = bench.probe().ask(task, (c, r) -> new StopNode(c, null, null, r));
            if (reply instanceof Failure failure) {
                refused.add(failure.code());
                seen.add(bench.probe()
                        .list(task.parent(), Selector.ALL, Page.FIRST)
                        .children()
                        .get(1)
                        .state());
            }
            boolean lostOnce = seen.contains(RunState.LOST) && refused.contains(ErrorCode.UNAVAILABLE);
            return lostOnce && reply instanceof NodeStopped;
        });
    }

    @Test
    void whatTheTreeIsNotToldOfIsFoundWhenItIsAskedAfresh() {
        NodePath task = add(Map.of("names", "web", "dropEvents", "1")).child("web");

        NativeCalls.post(bench, task, "/exit?status=3");

        await().atMost(Duration.ofSeconds(10)).until(() -> exitStatus(remembered(task)) == 3);
        assertThat(remembered(task).node().summary().state()).isEqualTo(RunState.RUNNING);
        assertThat(bench.probe().state(task).summary().state()).isEqualTo(RunState.EXITED);
        assertThat(remembered(task).node().summary().state()).isEqualTo(RunState.EXITED);
    }

    @Test
    void aDocumentTooLargeForAMessageIsRefusedByItsSizeAndReadNatively() {
        NodePath task = add(Map.of("names", "web", "documentBytes", "1000000")).child("web");

        Probe.refused(ErrorCode.TOO_LARGE, bench.probe().get(task));
        assertThat(NativeCalls.get(bench, task, "/node").length()).isGreaterThan(1_000_000);
        assertThat(bench.probe().list(task.parent(), Selector.ALL, Page.FIRST).children())
                .hasSize(1);
    }

    @Test
    void faultsAreChangedWhileItRuns() {
        NodePath task = add(Map.of("names", "web", "hang", "1")).child("web");

        NativeCalls.send(bench, task, "PUT", "/faults", "{\"errorRate\": 1, \"faultsOn\": [\"get\"]}");

        Probe.refused(ErrorCode.BACKEND_FAILED, bench.probe().get(task));
        assertThat(NativeCalls.get(bench, task, "/faults"))
                .contains("\"errorRate\":1.0")
                .contains("\"hang\":0.0");
        assertThat(NativeCalls.send(bench, task, "PUT", "/faults", "{\"latency\": \"soon\"}"))
                .contains("latency: 'soon' (expected: a duration");
        assertThat(NativeCalls.send(bench, task, "PUT", "/faults", "{\"hosts\": 3}"))
                .contains("hosts: no such fault");
    }

    @Test
    void aHostIsLostAndFoundByANativeCall() {
        NodePath host = add(Map.of("hosts", "2", "containersPerHost", "1")).child("host-2");

        NativeCalls.post(bench, host, "/lost");
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        bench.probe().state(host.child("c-2")).summary().state().equals(RunState.LOST));
        assertThat(bench.probe()
                        .state(host.parent().child("host-1").child("c-1"))
                        .summary()
                        .state())
                .isEqualTo(RunState.RUNNING);

        NativeCalls.post(bench, host, "/found");
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        bench.probe().state(host.child("c-2")).summary().state().equals(RunState.RUNNING));
    }

    private static NodePath add(Map<String, String> settings) {
        Map<String, List<String>> lists = new java.util.HashMap<>();
        settings.forEach((key, value) -> lists.put(key, List.of(value.split(","))));
        made++;
        return bench.add("faulty-" + made, "simulator", lists);
    }

    private static QueryContext within(long millis) {
        return QueryContext.within(Duration.ofMillis(millis));
    }

    private GetNode fresh(QueryContext context, akka.actor.typed.ActorRef<GetReply> replyTo) {
        return new GetNode(context, Freshness.FRESH, replyTo);
    }

    private static NodeStopped stop(NodePath task, String signal, Duration grace) {
        StopReply reply = bench.probe().ask(task, (c, r) -> new StopNode(c, signal, grace, r));
        return Probe.expect(NodeStopped.class, reply);
    }

    private static NodeReported remembered(NodePath task) {
        return Probe.expect(NodeReported.class, bench.probe().remembered(task));
    }

    private static int exitStatus(NodeReported reported) {
        Integer status = reported.node().exitStatus();
        return status == null ? -1 : status;
    }
}
