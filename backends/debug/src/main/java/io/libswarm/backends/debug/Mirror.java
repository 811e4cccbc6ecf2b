package io.libswarm.backends.debug;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.runtime.gather.Circles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a node, and all below it, under another path. Paths and cursors of the node's own are shown as the mirror's; what lies elsewhere, such
 * as where a link leads, is shown as it is.
 *
 * @param target the path of the node
 * @param shown the path that it is shown under
 */
record Mirror(NodePath target, NodePath shown) {

    NodePath path(NodePath path) {
        return moved(path, target, shown);
    }

    /** The path of the target's that is shown as this. */
    NodePath back(NodePath path) {
        return moved(path, shown, target);
    }

    private static NodePath moved(NodePath path, NodePath from, NodePath to) {
        if (!from.contains(path)) {
            return path;
        }
        NodePath moved = to;
        for (int d = from.depth(); d < path.depth(); d++) {
            moved = moved.child(path.name(d));
        }
        return moved;
    }

    Cursor cursor(Cursor cursor) {
        return moved(cursor, target, shown);
    }

    Cursor back(Cursor cursor) {
        return moved(cursor, shown, target);
    }

    private static Cursor moved(Cursor cursor, NodePath from, NodePath to) {
        return cursor.source().equals(from.name(0)) ? new Cursor(to.name(0), cursor.epoch(), cursor.number()) : cursor;
    }

    NodeSummary summary(NodeSummary node) {
        Map<String, String> attributes = node.attributes();
        if (shown.depth() == 1 && node.path().equals(target)) {
            attributes = new HashMap<>(attributes);
            attributes.put(Circles.TARGETS, Circles.attribute(List.of(target)));
        }
        return new NodeSummary(
                path(node.path()),
                node.kind(),
                node.state(),
                node.labels(),
                attributes,
                node.summary(),
                cursor(node.cursor()));
    }

    NodeState state(NodeState node) {
        return new NodeState(summary(node.summary()), node.verbs(), node.exitStatus(), node.document());
    }

    Failure failure(Failure failure) {
        NodePath at = failure.path();
        return at == null ? failure : new Failure(failure.code(), failure.message(), failure.retryable(), path(at));
    }

    WatchEvent event(WatchEvent event) {
        if (event instanceof NodeAppeared appeared) {
            return new NodeAppeared(summary(appeared.node()));
        } else if (event instanceof NodeChanged changed) {
            return new NodeChanged(summary(changed.node()));
        } else if (event instanceof NodeVanished vanished) {
            // What is above the target takes it along.
            NodePath path = vanished.path().contains(target) ? shown : path(vanished.path());
            return new NodeVanished(path, cursor(vanished.cursor()));
        } else if (event instanceof WatchCaughtUp reached) {
            return new WatchCaughtUp(
                    reached.cursors().stream().map(this::cursor).toList());
        }
        return event;
    }

    @Nullable
    Cursor cursorOrNone(@Nullable Cursor cursor) {
        return cursor == null ? null : cursor(cursor);
    }
}
