package io.libswarm.runtime.tree;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEnded;
import io.libswarm.protocol.WatchEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes one watch of many: says that it has caught up once all have, and leaves out what the root says of a backend that speaks for itself,
 * and what a backend says of nodes that are not its own: a pool's links are told by their owners.
 * Runs within one stream.
 */
final class RootMerge {
    /** The root's own watch. */
    static final String OWN = "";

    private final Set<String> waiting;
    private final List<Cursor> cursors = new ArrayList<>();
    private boolean caughtUp;

    RootMerge(Set<String> expected) {
        this.waiting = new HashSet<>(expected);
        this.waiting.add(OWN);
    }

    Iterable<WatchEvent> merge(Merged merged) {
        if (merged.event() instanceof WatchCaughtUp reached) {
            return caughtUp(merged.name(), reached);
        }
        if (merged.event() instanceof WatchEnded ended && ended.reason() == ErrorCode.UNAVAILABLE) {
            // The backend has ended where it was: it is watched again where it then runs.
            return List.of();
        }
        boolean passed = merged.name().equals(OWN)
                ? speaksForItself(merged.event())
                : isOfAnother(merged.name(), merged.event());
        return passed ? List.of() : List.of(merged.event());
    }

    private static boolean isOfAnother(String name, WatchEvent event) {
        NodePath path = event instanceof NodeAppeared appeared
                ? appeared.node().path()
                : event instanceof NodeChanged changed
                        ? changed.node().path()
                        : event instanceof NodeVanished vanished ? vanished.path() : null;
        return path != null && (path.isRoot() || !path.name(0).equals(name));
    }

    private Iterable<WatchEvent> caughtUp(String name, WatchCaughtUp reached) {
        List<Cursor> known = reached.cursors().stream()
                .filter(cursor -> cursor.source().equals(name) && !name.equals(OWN))
                .toList();
        if (caughtUp) {
            return known.isEmpty() ? List.of() : List.of(new WatchCaughtUp(known));
        }
        waiting.remove(name);
        cursors.addAll(known);
        caughtUp = waiting.isEmpty();
        return caughtUp ? List.of(new WatchCaughtUp(cursors)) : List.of();
    }

    private static boolean speaksForItself(WatchEvent event) {
        NodeSummary node = event instanceof NodeAppeared appeared
                ? appeared.node()
                : event instanceof NodeChanged changed ? changed.node() : null;
        if (node == null) {
            return false;
        }
        NodePath path = node.path();
        boolean absent = node.state().equals(RunState.LOST) || node.state().equals(RunState.PENDING);
        return path.depth() == 1 && !path.name().startsWith("_") && !absent;
    }
}
