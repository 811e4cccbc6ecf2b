package io.libswarm.backends.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolWatchTest {
    private final TestMember member = new TestMember();

    @BeforeEach
    void mount() {
        member.network("east", "a");
        member.network("west", "b");
        member.pool("pool", "/east", "/west");
    }

    @AfterEach
    void end() {
        member.close();
    }

    private void task(String host, String name) throws Exception {
        member.spawn(host, NodeSpec.builder().name(name).build()).get();
    }

    private static WatchEvent next(BlockingQueue<WatchEvent> told) throws InterruptedException {
        WatchEvent event = told.poll(15, TimeUnit.SECONDS);
        assertThat(event).as("next event").isNotNull();
        return event;
    }

    /** The events until it has caught up, and the cursors then. */
    private static List<Cursor> snapshot(BlockingQueue<WatchEvent> told, List<String> appeared) throws Exception {
        WatchEvent event = next(told);
        while (!(event instanceof WatchCaughtUp)) {
            appeared.add(((NodeAppeared) event).node().path().toString());
            event = next(told);
        }
        return ((WatchCaughtUp) event).cursors();
    }

    private static List<Cursor> snapshot(BlockingQueue<WatchEvent> told) throws Exception {
        return snapshot(told, new ArrayList<>());
    }

    @Test
    void aWatchIsTheTargetsWatchesUnderTheirOwnPaths() throws Exception {
        task("/east/a", "web");
        BlockingQueue<WatchEvent> told = member.watch("/pool", WatchNode.WHOLE_SUBTREE, List.of());
        List<String> appeared = new ArrayList<>();
        List<Cursor> cursors = snapshot(told, appeared);
        assertThat(appeared)
                .containsExactlyInAnyOrder(
                        "/pool", "/east/a", "/east/a/_images", "/east/a/web", "/west/b", "/west/b/_images");
        assertThat(cursors).extracting(Cursor::source).containsExactlyInAnyOrder("pool", "east", "west");
        task("/west/b", "db");
        NodeAppeared db = (NodeAppeared) next(told);
        assertThat(db.node().path()).hasToString("/west/b/db");
        assertThat(db.node().cursor().source()).isEqualTo("west");
    }

    @Test
    void depthCountsFromThePool() throws Exception {
        task("/east/a", "web");
        List<String> appeared = new ArrayList<>();
        snapshot(member.watch("/pool", 1, List.of()), appeared);
        assertThat(appeared).containsExactlyInAnyOrder("/pool", "/east/a", "/west/b");
        appeared.clear();
        snapshot(member.watch("/pool", 0, List.of()), appeared);
        assertThat(appeared).containsExactly("/pool");
    }

    @Test
    void aWatchResumesAfterItsCursors() throws Exception {
        List<Cursor> cursors = snapshot(member.watch("/pool", WatchNode.WHOLE_SUBTREE, List.of()));
        task("/east/a", "web");
        BlockingQueue<WatchEvent> again = member.watch("/pool", WatchNode.WHOLE_SUBTREE, cursors);
        List<String> appeared = new ArrayList<>();
        snapshot(again, appeared);
        assertThat(appeared).containsExactly("/east/a/web");
    }

    @Test
    void aCursorThatIsNotRememberedIsTooOld() {
        for (String source : List.of("nobody", "east")) {
            Failure failure = (Failure) member.watching("/pool", 1, List.of(new Cursor(source, 1, 1)));
            assertThat(failure.code()).isEqualTo(ErrorCode.WATCH_TOO_OLD);
        }
    }

    @Test
    void aTargetThatIsLostIsToldAsLostAndWatchedAgain() throws Exception {
        task("/west/b", "db");
        BlockingQueue<WatchEvent> told = member.watch("/pool", WatchNode.WHOLE_SUBTREE, List.of());
        snapshot(told);
        member.lose("west");
        List<String> lost = new ArrayList<>();
        while (!lost.contains("/west/b/db")) {
            if (next(told) instanceof NodeChanged changed
                    && changed.node().state().equals(RunState.LOST)) {
                lost.add(changed.node().path().toString());
            }
        }
        assertThat(lost).contains("/west/b");
        member.network("west", "b");
        List<String> back = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        while (!(back.contains("/west/b") && gone.contains("/west/b/db"))) {
            WatchEvent event = next(told);
            if (event instanceof NodeChanged changed && changed.node().state().equals(RunState.RUNNING)) {
                back.add(changed.node().path().toString());
            } else if (event instanceof NodeVanished vanished) {
                gone.add(vanished.path().toString());
            }
        }
        assertThat(gone).containsExactly("/west/b/db");
    }

    @Test
    void aTargetThatIsRemovedTakesItsNodesAlongAndOneThatComesBringsThem() throws Exception {
        BlockingQueue<WatchEvent> told = member.watch("/pool", 1, List.of());
        snapshot(told);
        member.drop("west");
        WatchEvent event = next(told);
        while (!(event instanceof NodeVanished)) {
            event = next(told);
        }
        assertThat(((NodeVanished) event).path()).hasToString("/west/b");
        member.network("west", "b");
        while (!(event instanceof NodeAppeared)) {
            event = next(told);
        }
        assertThat(((NodeAppeared) event).node().path()).hasToString("/west/b");
    }

    @Test
    void aWatchOfEverythingTellsOfNoNodeTwice() throws Exception {
        task("/east/a", "web");
        List<String> appeared = new ArrayList<>();
        BlockingQueue<WatchEvent> told = member.watch("/", WatchNode.WHOLE_SUBTREE, List.of());
        List<Cursor> cursors = snapshot(told, appeared);
        assertThat(appeared).doesNotHaveDuplicates().contains("/pool", "/east/a/web", "/west/b");
        assertThat(cursors).extracting(Cursor::source).containsExactlyInAnyOrder("pool", "east", "west");
        task("/west/b", "db");
        WatchEvent event = next(told);
        assertThat(((NodeAppeared) event).node().path()).hasToString("/west/b/db");
        member.drop("pool");
        assertThat(((NodeVanished) next(told)).path()).hasToString("/pool");
    }
}
