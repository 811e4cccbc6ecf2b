package io.libswarm.protocol;

import java.util.List;

/**
 * All that was there has been told; from here on come changes.
 *
 * @param cursors one for each backend watched
 */
public record WatchCaughtUp(List<Cursor> cursors) implements WatchEvent {
    public WatchCaughtUp {
        cursors = Copies.list(cursors);
    }
}
