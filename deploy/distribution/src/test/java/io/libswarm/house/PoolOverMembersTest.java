package io.libswarm.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.stream.javadsl.Sink;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.testkit.Bench;
import io.libswarm.runtime.testkit.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pool on one member, with targets on it and on another. */
class PoolOverMembersTest {
    private static final NodePath POOL = NodePath.of("pool");
    private static Bench bench;
    private static Probe probe;

    @BeforeAll
    static void start() {
        bench = new Bench();
        probe = bench.probe();
        mount("east", "simulator", Map.of("hosts", List.of("1")), "far");
        mount("west", "simulator", Map.of("hosts", List.of("1")), "near");
        mount("pool", "aggregate", Map.of("targets", List.of("/east", "/west")), "near");
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static void mount(String name, String provider, Map<String, List<String>> settings, String member) {
        BackendSpec spec = new BackendSpec(provider, settings, Placement.onMember(member));
        SpawnReply reply = probe.ask(NodePath.ROOT, (c, r) -> new SpawnNode(c, NodeSpec.ofBackend(name, spec), r));
        Probe.expect(NodeSpawned.class, reply);
        await().atMost(Duration.ofSeconds(20)).until(() -> probe.get(NodePath.of(name)) instanceof NodeReported);
    }

    @Test
    void tenSpawnsAtOnceGoFiveToEachMembersHostAndAreListedWatchedAndFoundThroughThePool() {
        assertThat(listed()).containsExactly("/east/host-1", "/west/host-1");
        LinkedBlockingQueue<WatchEvent> told = new LinkedBlockingQueue<>();
        WatchReply watch = probe.ask(POOL, (c, r) -> new WatchNode(c, WatchNode.WHOLE_SUBTREE, List.of(), r));
        Probe.expect(WatchOffered.class, watch).events().getSource().runWith(Sink.foreach(told::add), probe.system());

        List<CompletionStage<SpawnReply>> asked = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            NodeSpec spec = NodeSpec.builder().name("task-" + i).command("x").build();
            asked.add(probe.send(POOL, QueryContext.within(Probe.PATIENCE), (c, r) -> new SpawnNode(c, spec, r)));
        }
        List<NodePath> made = asked.stream()
                .map(reply -> Probe.expect(NodeSpawned.class, Probe.answer(reply))
                        .handle()
                        .path())
                .toList();

        assertThat(made.stream().collect(Collectors.groupingBy(NodePath::parent, Collectors.counting())))
                .isEqualTo(Map.of(NodePath.parse("/east/host-1"), 5L, NodePath.parse("/west/host-1"), 5L));
        // Both hosts have one name, so each is found by its qualified one.
        made.forEach(path -> assertThat(probe.state(
                                POOL.child(path.name(0) + "~" + path.name(1)).child(path.name()))
                        .path())
                .isEqualTo(path));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told.stream()
                                .filter(NodeAppeared.class::isInstance)
                                .map(event -> ((NodeAppeared) event).node().path()))
                        .containsAll(made)
                        .doesNotHaveDuplicates());
    }

    private static List<String> listed() {
        ChildrenListed listed = probe.list(POOL, Selector.ALL, Page.FIRST);
        assertThat(listed.failures()).isEmpty();
        return listed.children().stream()
                .map(NodeSummary::path)
                .map(NodePath::toString)
                .toList();
    }
}
