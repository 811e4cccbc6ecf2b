package io.libswarm.backends.aggregate;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
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
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the watches of one target, one after the other, into one watch that never ends: what a new snapshot repeats is left out, what it
 * lacks has vanished, and while the target can't be asked its nodes are told as lost. Used within one stream.
 *
 * <p>A watch that resumed after a cursor has had no snapshot, so it can't tell what vanished while it was cut off: its reader must list again.
 */
final class TargetMemory {
    private final NodePath target;
    private final boolean withItself;
    private final boolean resumed;
    private final NavigableMap<NodePath, NodeSummary> known = new TreeMap<>();
    private @Nullable Set<NodePath> seen;
    private boolean first = true;

    /**
     * An empty one.
     *
     * @param withItself whether to tell of the target, too, or only of what is below
     * @param resumed whether its first watch has no snapshot
     */
    TargetMemory(NodePath target, boolean withItself, boolean resumed) {
        this.target = target;
        this.withItself = withItself;
        this.resumed = resumed;
    }

    List<Told> begun() {
        boolean again = !first;
        first = false;
        if (resumed && again) {
            return List.of(new Told.Event(new WatchEnded(
                    ErrorCode.WATCH_TOO_OLD,
                    "the watch of " + target + " was cut (expected: list again, and watch from now)")));
        }
        seen = resumed ? null : new HashSet<>();
        return List.of();
    }

    List<Told> refused(Failure why) {
        first = false;
        List<Told> told = why.code() == ErrorCode.NOT_FOUND ? vanishAll(null) : loseAll(why);
        told.add(new Told.Missing(why));
        return told;
    }

    List<Told> heard(WatchEvent event) {
        if (event instanceof NodeAppeared appeared) {
            return is(appeared.node(), event);
        } else if (event instanceof NodeChanged changed) {
            return is(changed.node(), event);
        } else if (event instanceof NodeVanished vanished) {
            return vanish(vanished);
        } else if (event instanceof WatchCaughtUp reached) {
            return caughtUp(reached.cursors());
        }
        return List.of();
    }

    private List<Told> is(NodeSummary node, WatchEvent event) {
        NodePath path = node.path();
        if (!target.contains(path) || (!withItself && path.equals(target))) {
            return List.of();
        }
        if (seen != null) {
            seen.add(path);
        }
        NodeSummary before = known.put(path, node);
        if (node.equals(before)) {
            return List.of();
        }
        WatchEvent told = resumed ? event : before == null ? new NodeAppeared(node) : new NodeChanged(node);
        return List.of(new Told.Event(told));
    }

    private List<Told> vanish(NodeVanished event) {
        NodePath path = event.path();
        if (path.contains(target)) {
            return vanishAll(event.cursor());
        }
        boolean had = forget(path);
        return had || (resumed && target.contains(path)) ? List.of(new Told.Event(event)) : List.of();
    }

    private boolean forget(NodePath path) {
        boolean had = known.remove(path) != null;
        known.tailMap(path, false).keySet().stream()
                .takeWhile(path::contains)
                .toList()
                .forEach(known::remove);
        return had;
    }

    private List<Told> caughtUp(List<Cursor> cursors) {
        List<Told> told = new ArrayList<>();
        if (seen != null) {
            for (NodePath path : List.copyOf(known.keySet())) {
                NodeSummary node = known.get(path);
                if (node != null && !seen.contains(path)) {
                    forget(path);
                    Cursor cursor = cursors.isEmpty() ? node.cursor() : cursors.get(0);
                    told.add(new Told.Event(new NodeVanished(path, cursor)));
                }
            }
            seen = null;
        }
        told.add(new Told.CaughtUp(cursors));
        return told;
    }

    private List<Told> loseAll(Failure why) {
        List<Told> told = new ArrayList<>();
        known.replaceAll((path, node) -> {
            if (node.state().equals(RunState.LOST)) {
                return node;
            }
            NodeSummary lost = node.in(RunState.LOST, target + " can't be reached: " + why.message(), node.cursor());
            told.add(new Told.Event(new NodeChanged(lost)));
            return lost;
        });
        return told;
    }

    /** The target is gone, or not wanted any more. */
    List<Told> vanishAll(@Nullable Cursor cursor) {
        List<Told> told = new ArrayList<>();
        while (!known.isEmpty()) {
            NodeSummary top = known.firstEntry().getValue();
            forget(top.path());
            told.add(new Told.Event(new NodeVanished(top.path(), cursor == null ? top.cursor() : cursor)));
        }
        return told;
    }
}
