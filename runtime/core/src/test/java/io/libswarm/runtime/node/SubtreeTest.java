package io.libswarm.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.testkit.TestSubscriber;
import io.libswarm.protocol.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubtreeTest {
    private static final NodePath TOP = NodePath.of("east");
    private static ActorTestKit kit;
    private static ActorRef<NodeMessage> ref;

    private final Subtree subtree = new Subtree("east", TOP, kit.system());

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create();
        ref = kit.<NodeMessage>createTestProbe().ref();
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    private static NodeSummary node(NodePath path, RunState state, Map<String, String> labels) {
        return new NodeSummary(path, Kind.CONTAINER, state, labels, Map.of(), "", new Cursor("", 0, 0));
    }

    private NodeSummary put(NodePath path) {
        return put(path, RunState.RUNNING);
    }

    private NodeSummary put(NodePath path, RunState state) {
        return subtree.put(node(path, state, Map.of()), ref, Set.of(Verb.GET));
    }

    private List<WatchEvent> take(Source<WatchEvent, ?> events, int count) throws Exception {
        return events.take(count)
                .runWith(Sink.seq(), kit.system())
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfNamesWithoutGapOrRepeat() {
        put(TOP);
        for (int i = 0; i < 250; i++) {
            put(TOP.child("n%03d".formatted((i * 7) % 250)));
        }
        List<String> names = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            ChildrenListed page = subtree.list(TOP, Selector.ALL, new Page(60, cursor));
            page.children().forEach(child -> names.add(child.name()));
            cursor = page.cursor();
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo(5);
        assertThat(names).hasSize(250).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aPageStaysBelowTheMessageLimitWhateverItsChildrenHold() {
        put(TOP);
        for (int i = 0; i < 50; i++) {
            subtree.put(node(TOP.child("n" + i), RunState.RUNNING, Map.of("big", "x".repeat(10_000))), ref, Set.of());
        }
        ChildrenListed page = subtree.list(TOP, Selector.ALL, new Page(1000, null));
        assertThat(page.children()).hasSizeBetween(1, 30);
        assertThat(page.cursor()).isNotNull();
        assertThat(MessageSize.of(page)).isLessThan(MessageSize.LIMIT);
    }

    @Test
    void selectorsTakeKindStateLabelAndGlob() {
        put(TOP);
        subtree.put(node(TOP.child("web-1"), RunState.RUNNING, Map.of("tier", "front")), ref, Set.of());
        subtree.put(node(TOP.child("web-2"), RunState.EXITED, Map.of("tier", "front")), ref, Set.of());
        subtree.put(node(TOP.child("db.1"), RunState.RUNNING, Map.of()), ref, Set.of());
        assertThat(names(new Selector(Set.of(), Set.of(RunState.RUNNING), Map.of(), null)))
                .containsExactly("db.1", "web-1");
        assertThat(names(new Selector(Set.of(), Set.of(), Map.of("tier", ""), null)))
                .containsExactly("web-1", "web-2");
        assertThat(names(new Selector(Set.of(), Set.of(), Map.of("tier", "back"), null)))
                .isEmpty();
        assertThat(names(new Selector(Set.of(), Set.of(), Map.of(), "web-?"))).containsExactly("web-1", "web-2");
        assertThat(names(new Selector(Set.of(), Set.of(), Map.of(), "db.*"))).containsExactly("db.1");
        assertThat(names(new Selector(Set.of(), Set.of(), Map.of(), "db?1x"))).isEmpty();
        assertThat(names(Selector.ofKind(Kind.IMAGE))).isEmpty();
    }

    private List<String> names(Selector selector) {
        return subtree.list(TOP, selector, Page.FIRST).children().stream()
                .map(NodeSummary::name)
                .toList();
    }

    @Test
    void aWatchTellsWhatIsThereThenThatItHasCaughtUpThenEachChangeInOrder() throws Exception {
        put(TOP);
        put(TOP.child("a"));
        Source<WatchEvent, ?> events = subtree.events(TOP, WatchNode.WHOLE_SUBTREE);
        Cursor started = subtree.cursor();
        NodeSummary b = put(TOP.child("b"));
        NodeSummary a = put(TOP.child("a"), RunState.EXITED);
        Cursor gone = subtree.remove(TOP.child("b"));
        assertThat(take(events, 6))
                .satisfiesExactly(
                        e -> assertThat(((NodeAppeared) e).node().path()).isEqualTo(TOP),
                        e -> assertThat(((NodeAppeared) e).node().name()).isEqualTo("a"),
                        e -> assertThat(((WatchCaughtUp) e).cursors()).containsExactly(started),
                        e -> assertThat(((NodeAppeared) e).node()).isEqualTo(b),
                        e -> assertThat(((NodeChanged) e).node()).isEqualTo(a),
                        e -> assertThat(e).isEqualTo(new NodeVanished(TOP.child("b"), gone)));
    }

    @Test
    void puttingWhatIsThereAlreadyIsNoChange() {
        NodeSummary first = put(TOP);
        assertThat(put(TOP)).isEqualTo(first);
        assertThat(subtree.cursor()).isEqualTo(first.cursor());
    }

    @Test
    void depthLimitsWhatIsToldAndWhatIsAboveCounts() throws Exception {
        put(TOP);
        put(TOP.child("h"));
        put(TOP.child("h").child("c"));
        Source<WatchEvent, ?> host = subtree.events(TOP.child("h"), 0);
        put(TOP.child("h").child("d"));
        subtree.remove(TOP.child("h"));
        assertThat(take(host, 3))
                .satisfiesExactly(
                        e -> assertThat(((NodeAppeared) e).node().name()).isEqualTo("h"),
                        e -> assertThat(e).isInstanceOf(WatchCaughtUp.class),
                        e -> assertThat(((NodeVanished) e).path()).isEqualTo(TOP.child("h")));
    }

    @Test
    void aWatcherThatFallsBehindIsEndedAndCostsNobodyElse() throws Exception {
        put(TOP);
        TestSubscriber.Probe<WatchEvent> slow = subtree.events(TOP, 1)
                .runWith(
                        akka.stream.testkit.javadsl.TestSink.<WatchEvent>create(
                                kit.system().classicSystem()),
                        kit.system());
        slow.request(2);
        slow.expectNextN(2);
        for (int i = 0; i < 3 * Watcher.BEHIND; i++) {
            put(TOP.child("x"), i % 2 == 0 ? RunState.RUNNING : RunState.EXITED);
        }
        slow.request(Long.MAX_VALUE);
        int taken = 0;
        WatchEvent last = slow.expectNext();
        while (!(last instanceof WatchEnded)) {
            last = slow.expectNext();
            taken++;
        }
        slow.expectComplete();
        assertThat(((WatchEnded) last).reason()).isEqualTo(ErrorCode.WATCH_TOO_OLD);
        assertThat(taken).isLessThanOrEqualTo(Watcher.BEHIND + 64);
        assertThat(take(subtree.events(TOP, 1), 3)).hasSize(3);
    }

    @Test
    void aNewEpochEndsTheWatchesOfTheOldOne() throws Exception {
        put(TOP);
        Source<WatchEvent, ?> events = subtree.events(TOP, 1);
        Cursor old = subtree.cursor();
        subtree.newEpoch();
        List<WatchEvent> told =
                events.runWith(Sink.seq(), kit.system()).toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(told.get(told.size() - 1)).isInstanceOf(WatchEnded.class);
        assertThat(subtree.cursor().reaches(old)).isFalse();
    }

    @Test
    void aBackendThatEndsEndsItsWatchesAsUnavailable() throws Exception {
        put(TOP);
        Source<WatchEvent, ?> events = subtree.events(TOP, 1);
        subtree.end();
        List<WatchEvent> told =
                events.runWith(Sink.seq(), kit.system()).toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(((WatchEnded) told.get(told.size() - 1)).reason()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aNodeWithoutItsParentIsRefused() {
        put(TOP);
        assertThatThrownBy(() -> put(TOP.child("h").child("c"))).hasMessageContaining("/east/h");
    }

    @Test
    void removingTakesAllBelow() {
        put(TOP);
        put(TOP.child("h"));
        put(TOP.child("h").child("c"));
        assertThat(subtree.remove(TOP.child("h"))).isNotNull();
        assertThat(subtree.summary(TOP.child("h").child("c"))).isNull();
        assertThat(subtree.remove(TOP.child("h"))).isNull();
    }
}
