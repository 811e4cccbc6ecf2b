package io.libswarm.backends.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.stream.javadsl.Sink;
import akka.stream.javadsl.SinkQueueWithCancel;
import akka.util.ByteString;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.MountSpec;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RestartPolicy;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.UpdateNode;
import io.libswarm.protocol.UpdateReply;
import io.libswarm.protocol.WatchEnded;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.testkit.Bench;
import io.libswarm.runtime.testkit.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a careless or hostile user does, and the clear answer to it. */
final class SimulatorBadInputTest {
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void tenThousandChildrenWithOnePrefixAreListedAndFound() {
        NodePath host = bench.add(
                        "crowd", "simulator", Map.of("hosts", List.of("1"), "containersPerHost", List.of("10000")))
                .child("host-1");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> bench.probe().get(host.child("c-10000")) instanceof io.libswarm.protocol.NodeReported);

        Set<String> names = new HashSet<>();
        List<String> inOrder = new ArrayList<>();
        String cursor = null;
        do {
            ChildrenListed page = bench.probe().list(host, Selector.ALL, new Page(1000, cursor));
            page.children().forEach(child -> {
                names.add(child.name());
                inOrder.add(child.name());
            });
            cursor = page.cursor();
        } while (cursor != null);

        assertThat(names).hasSize(10_000);
        assertThat(inOrder).hasSize(10_000).isSorted();
        Selector exact = new Selector(Set.of(), Set.of(), Map.of(), "c-9?99");
        assertThat(bench.probe().list(host, exact, Page.FIRST).children()).hasSize(10);
    }

    @Test
    void aBackendThatCanNotBeMadeSaysWhy() {
        assertThatThrownBy(() -> bench.add("unmade", "simulator", Map.of("failCreate", List.of("true"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Failure");
    }

    @Test
    void oneRequestIdMakesOneContainerAlsoAcrossHosts() {
        NodePath backend = bench.add("once", "simulator", Map.of("hosts", List.of("5")));
        QueryContext context = QueryContext.within(Probe.PATIENCE);
        NodeSpec spec = NodeSpec.builder().build();

        List<CompletionStage<SpawnReply>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(bench.probe().send(backend, context, (c, r) -> new SpawnNode(c, spec, r)));
        }
        Set<NodePath> made = new HashSet<>();
        asked.forEach(each -> made.add(
                Probe.expect(NodeSpawned.class, Probe.answer(each)).node().path()));

        assertThat(made).hasSize(1);
        int children = 0;
        for (int i = 1; i <= 5; i++) {
            children += bench.probe()
                    .list(backend.child("host-" + i), Selector.ALL, Page.FIRST)
                    .children()
                    .size();
        }
        assertThat(children).isEqualTo(1);
    }

    @Test
    void spawnsArePlacedEvenlyAndLostHostsAreLeftOut() {
        NodePath backend = bench.add("even", "simulator", Map.of("hosts", List.of("2")));
        for (int i = 0; i < 10; i++) {
            spawn(backend, NodeSpec.builder().build());
        }
        assertThat(children(backend.child("host-1"))).isEqualTo(5);
        assertThat(children(backend.child("host-2"))).isEqualTo(5);

        NativeCalls.post(bench, backend.child("host-1"), "/lost");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bench.probe()
                        .state(backend.child("host-1"))
                        .summary()
                        .state()
                        .equals(RunState.LOST));
        assertThat(spawn(backend, NodeSpec.builder().build()).parent()).isEqualTo(backend.child("host-2"));

        NativeCalls.post(bench, backend.child("host-2"), "/lost");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ask(backend, NodeSpec.builder().build()) instanceof io.libswarm.protocol.Failure failure
                        && failure.code() == ErrorCode.UNAVAILABLE);
    }

    @Test
    void whatCanNotBeHonouredIsRefusedByItsName() {
        NodePath backend = bench.add("strict", "simulator", Map.of());

        assertRefused(backend, NodeSpec.builder().mount(new MountSpec("volume", "v", "/data", false)), "mounts: /data");
        assertRefused(backend, NodeSpec.builder().restart(new RestartPolicy("always", 0)), "restart: always");
        assertRefused(backend, NodeSpec.builder().constraint("zone==a"), "constraints: [zone==a]");
        assertRefused(
                backend, NodeSpec.builder().nativeSection(ByteString.fromString("{\"a\": 1}")), "native: a section");
        assertThat(children(backend)).isZero();
    }

    @Test
    void aWatcherThatStallsIsEndedAndToldToListAgain() {
        NodePath task =
                bench.add("busy", "simulator", Map.of("names", List.of("web"))).child("web");
        WatchReply reply = bench.probe().ask(task, (c, r) -> new WatchNode(c, 0, List.of(), r));
        SinkQueueWithCancel<WatchEvent> events = Probe.expect(WatchOffered.class, reply)
                .events()
                .getSource()
                .runWith(Sink.queue(), bench.probe().system());

        for (int i = 0; i < 6000; i++) {
            String value = String.valueOf(i);
            UpdateReply updated = bench.probe()
                    .ask(task, (c, r) -> new UpdateNode(c, Map.of("n", value), ByteString.emptyByteString(), r));
            Probe.expect(io.libswarm.protocol.NodeUpdated.class, updated);
        }

        WatchEvent last = null;
        for (Optional<WatchEvent> next = Probe.answer(events.pull());
                next.isPresent();
                next = Probe.answer(events.pull())) {
            last = next.get();
        }
        assertThat(last).isInstanceOf(WatchEnded.class);
        assertThat(((WatchEnded) last).reason()).isEqualTo(ErrorCode.WATCH_TOO_OLD);
    }

    private static void assertRefused(NodePath backend, io.libswarm.protocol.NodeSpecBuilder spec, String message) {
        assertThat(Probe.refused(ErrorCode.INVALID, ask(backend, spec.build())).message())
                .startsWith(message)
                .contains("expected");
    }

    private static SpawnReply ask(NodePath at, NodeSpec spec) {
        return bench.probe().ask(at, (c, r) -> new SpawnNode(c, spec, r));
    }

    private static NodePath spawn(NodePath at, NodeSpec spec) {
        return Probe.expect(NodeSpawned.class, ask(at, spec)).node().path();
    }

    private static int children(NodePath path) {
        return bench.probe().list(path, Selector.ALL, Page.FIRST).children().size();
    }
}
