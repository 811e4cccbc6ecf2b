package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A snapshot, the mark, then each change once and in order; and how to go on after a break. */
public interface WatchContract extends Contract {

    @Test
    default void aWatchBeginsWithWhatIsThereAndThenTellsEachChange() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.WATCH) && tasks().given(Verb.STOP))) {
            return;
        }
        NodePath before = tasks().running();
        Received<WatchEvent> watch = Wires.watch(probe(), backend(), WatchNode.WHOLE_SUBTREE);

        List<WatchEvent> snapshot = watch.until(WatchCaughtUp.class::isInstance);
        assertThat(snapshot.subList(0, snapshot.size() - 1)).allMatch(NodeAppeared.class::isInstance);
        assertThat(snapshot.stream().map(Events::path))
                .contains(backend(), before)
                .doesNotHaveDuplicates();

        NodePath task = tasks().running();
        watch.until(e ->
                e instanceof NodeAppeared appeared && appeared.node().path().equals(task));
        NodeStopped stopped = tasks().stop(task);
        List<WatchEvent> changes = watch.until(e -> e instanceof NodeChanged changed
                && changed.node().path().equals(task)
                && changed.node().state().equals(RunState.EXITED));
        Cursor seen = Events.cursor(changes.get(changes.size() - 1));
        assertThat(seen.reaches(stopped.node().summary().cursor()))
                .as("%s reaches %s", seen, stopped.node().summary().cursor())
                .isTrue();
        NodeRemoved removed = Probe.expect(NodeRemoved.class, tasks().askRemove(task, true));
        List<WatchEvent> end = watch.until(
                e -> e instanceof NodeVanished vanished && vanished.path().equals(task));
        Cursor change = Objects.requireNonNull(removed.cursor(), "the cursor of the removal");
        assertThat(Events.cursor(end.get(end.size() - 1)).reaches(change)).isTrue();
        watch.cancel();
        tasks().remove(before);
    }

    @Test
    default void changesComeInTheOrderOfTheirCursors() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.WATCH))) {
            return;
        }
        Received<WatchEvent> watch = Wires.watch(probe(), backend(), WatchNode.WHOLE_SUBTREE);
        Map<String, Cursor> before = new HashMap<>();
        Events.caughtUp(watch).forEach(cursor -> before.put(cursor.source(), cursor));
        List<NodePath> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(tasks().running());
        }
        made.forEach(tasks()::remove);
        NodePath last = made.get(made.size() - 1);

        for (WatchEvent event :
                watch.until(e -> e instanceof NodeVanished v && v.path().equals(last))) {
            Cursor cursor = Events.cursor(event);
            Cursor previous = before.put(cursor.source(), cursor);
            assertThat(previous == null || cursor.reaches(previous))
                    .as("%s after %s", cursor, previous)
                    .isTrue();
        }
        watch.cancel();
    }

    @Test
    default void aDepthOfZeroIsTheNodeAlone() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.WATCH))) {
            return;
        }
        NodePath task = tasks().running();
        Received<WatchEvent> watch = Wires.watch(probe(), task, 0);
        assertThat(watch.until(WatchCaughtUp.class::isInstance).stream().map(Events::path))
                .first()
                .isEqualTo(task);
        tasks().remove(tasks().running());

        tasks().remove(task);

        assertThat(watch.until(NodeVanished.class::isInstance)).allMatch(event -> task.equals(Events.path(event)));
        watch.cancel();
    }

    @Test
    default void aWatchGoesOnAfterACursor() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.WATCH))) {
            return;
        }
        NodePath known = tasks().running();
        Received<WatchEvent> first = Wires.watch(probe(), backend(), WatchNode.WHOLE_SUBTREE);
        List<Cursor> cursors = Events.caughtUp(first);
        first.cancel();
        NodePath task = tasks().running();
        tasks().remove(task);

        Received<WatchEvent> second = Wires.watch(probe(), backend(), WatchNode.WHOLE_SUBTREE, cursors);
        List<WatchEvent> missed = second.until(WatchCaughtUp.class::isInstance);

        assertThat(missed)
                .anyMatch(e -> e instanceof NodeAppeared a && a.node().path().equals(task));
        assertThat(missed).anyMatch(e -> e instanceof NodeVanished v && v.path().equals(task));
        assertThat(missed).noneMatch(e -> known.equals(Events.path(e)));
        second.cancel();
        tasks().remove(known);
    }

    @Test
    default void aCursorOfAnotherEpochIsTooOld() {
        if (!tasks().given(Verb.WATCH)) {
            return;
        }
        Received<WatchEvent> first = Wires.watch(probe(), backend(), WatchNode.WHOLE_SUBTREE);
        List<Cursor> old = Events.caughtUp(first).stream()
                .map(now -> new Cursor(now.source(), now.epoch() - 1, now.number()))
                .toList();
        first.cancel();

        WatchReply reply = probe().ask(backend(), (c, r) -> new WatchNode(c, WatchNode.WHOLE_SUBTREE, old, r));

        Probe.refused(ErrorCode.WATCH_TOO_OLD, reply);
    }
}
