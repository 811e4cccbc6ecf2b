package io.libswarm.backends.aggregate;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Within one watch: says that it has caught up once each target has, or can't be asked; and again for a target that catches up later, with
 * that one's cursor.
 */
final class CaughtUpOnce {
    private final Set<NodePath> waiting;
    private final List<Cursor> cursors = new ArrayList<>();

    /** What one target's watch tells. */
    record OfTarget(NodePath target, Told told) {}

    CaughtUpOnce(Set<NodePath> expected) {
        this.waiting = new HashSet<>(expected);
    }

    Iterable<WatchEvent> on(OfTarget one) {
        if (one.told() instanceof Told.Event event) {
            return List.of(event.event());
        }
        List<Cursor> reached = one.told() instanceof Told.CaughtUp caughtUp ? caughtUp.cursors() : List.of();
        if (waiting.isEmpty()) {
            return reached.isEmpty() ? List.of() : List.of(new WatchCaughtUp(reached));
        }
        cursors.addAll(reached);
        waiting.remove(one.target());
        return waiting.isEmpty() ? List.of(new WatchCaughtUp(cursors)) : List.of();
    }
}
