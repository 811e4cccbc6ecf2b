package io.libswarm.runtime.testkit;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events of a watch are about. */
final class Events {
    private Events() {}

    /** The node that an event tells of; null for a mark. */
    static @Nullable NodePath path(WatchEvent event) {
        if (event instanceof NodeAppeared appeared) {
            return appeared.node().path();
        } else if (event instanceof NodeChanged changed) {
            return changed.node().path();
        } else if (event instanceof NodeVanished vanished) {
            return vanished.path();
        }
        return null;
    }

    static Cursor cursor(WatchEvent event) {
        if (event instanceof NodeAppeared appeared) {
            return appeared.node().cursor();
        } else if (event instanceof NodeChanged changed) {
            return changed.node().cursor();
        } else if (event instanceof NodeVanished vanished) {
            return vanished.cursor();
        }
        throw new AssertionError("an event without a cursor: " + event);
    }

    /** Reads to the mark, and says where that is: one cursor for each backend that is watched. */
    static List<Cursor> caughtUp(Received<WatchEvent> watch) {
        List<WatchEvent> read = watch.until(WatchCaughtUp.class::isInstance);
        return ((WatchCaughtUp) read.get(read.size() - 1)).cursors();
    }
}
