package io.libswarm.backends.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEnded;
import io.libswarm.protocol.WatchEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetMemoryTest {
    private static final WatchEvent CAUGHT_UP = new WatchCaughtUp(List.of(new Cursor("east", 2, 9)));
    private final TargetMemory memory = new TargetMemory(NodePath.of("east"), false, false);

    private static NodeSummary node(String path, int number) {
        return new NodeSummary(
                NodePath.parse(path),
                Kind.HOST,
                RunState.RUNNING,
                Map.of(),
                Map.of(),
                "",
                new Cursor("east", 1, number));
    }

    private void first(String... paths) {
        memory.begun();
        for (String path : paths) {
            memory.heard(new NodeAppeared(node(path, 1)));
        }
        memory.heard(CAUGHT_UP);
    }

    private static List<WatchEvent> events(List<Told> told) {
        return told.stream()
                .filter(Told.Event.class::isInstance)
                .map(one -> ((Told.Event) one).event())
                .toList();
    }

    @Test
    void theTargetItselfIsNotToldUnlessItIsWanted() {
        memory.begun();
        assertThat(memory.heard(new NodeAppeared(node("/east", 1)))).isEmpty();
        TargetMemory whole = new TargetMemory(NodePath.of("east"), true, false);
        whole.begun();
        assertThat(whole.heard(new NodeAppeared(node("/east", 1)))).hasSize(1);
    }

    @Test
    void aSecondSnapshotTellsOnlyWhatIsAnother() {
        first("/east/a", "/east/b", "/east/c", "/east/c/web");
        memory.begun();
        assertThat(memory.heard(new NodeAppeared(node("/east/a", 1)))).isEmpty();
        assertThat(events(memory.heard(new NodeAppeared(node("/east/b", 2)))))
                .containsExactly(new NodeChanged(node("/east/b", 2)));
        assertThat(events(memory.heard(new NodeAppeared(node("/east/d", 1)))))
                .containsExactly(new NodeAppeared(node("/east/d", 1)));
        assertThat(events(memory.heard(CAUGHT_UP)))
                .containsExactly(new NodeVanished(NodePath.parse("/east/c"), new Cursor("east", 2, 9)));
    }

    @Test
    void whileItCanNotBeAskedItsNodesAreLostOnce() {
        first("/east/a");
        Failure why = Failure.of(ErrorCode.UNAVAILABLE, "no member");
        NodeChanged lost = (NodeChanged) events(memory.refused(why)).get(0);
        assertThat(lost.node().state()).isEqualTo(RunState.LOST);
        assertThat(lost.node().summary()).contains("/east", "no member");
        assertThat(events(memory.refused(why))).isEmpty();
        memory.begun();
        assertThat(events(memory.heard(new NodeAppeared(node("/east/a", 1)))))
                .containsExactly(new NodeChanged(node("/east/a", 1)));
    }

    @Test
    void whenItIsGoneItsNodesAreTheTopmostByName() {
        first("/east/a", "/east/a/web", "/east/b");
        assertThat(events(memory.heard(new NodeVanished(NodePath.of("east"), new Cursor("east", 1, 3)))))
                .extracting(event -> ((NodeVanished) event).path().toString())
                .containsExactly("/east/a", "/east/b");
        first("/east/a");
        assertThat(events(memory.refused(Failure.of(ErrorCode.NOT_FOUND, "gone"))))
                .hasSize(1);
    }

    @Test
    void oneThatResumedPassesChangesOnAndEndsWhenItIsCut() {
        TargetMemory resumed = new TargetMemory(NodePath.of("east"), false, true);
        resumed.begun();
        NodeChanged changed = new NodeChanged(node("/east/a", 5));
        NodeVanished vanished = new NodeVanished(NodePath.parse("/east/b"), new Cursor("east", 1, 6));
        assertThat(events(resumed.heard(changed))).containsExactly(changed);
        assertThat(events(resumed.heard(vanished))).containsExactly(vanished);
        assertThat(events(resumed.heard(CAUGHT_UP))).isEmpty();
        assertThat(events(resumed.begun()))
                .singleElement()
                .isInstanceOfSatisfying(
                        WatchEnded.class, end -> assertThat(end.reason()).isEqualTo(ErrorCode.WATCH_TOO_OLD));
    }
}
