package io.libswarm.runtime.http.tree;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader of a watch is: one cursor for each backend, which is what it resumes with. As text they are separated by spaces. A backend
 * counts from the moment that the watch has caught up with it, since before that a reader that resumes would miss what it had not been told.
 */
final class WatchPosition {
    private final Map<String, Cursor> cursors = new TreeMap<>();

    /** Reads the text of a position; throws {@link IllegalArgumentException} for anything else. */
    static List<Cursor> parse(String text) {
        List<Cursor> cursors = new ArrayList<>();
        for (String part : text.trim().split("\\s+")) {
            Cursor cursor = part.isEmpty() ? null : Cursor.parse(part);
            if (cursor == null && !part.isEmpty()) {
                throw new IllegalArgumentException("cursor: " + part + " (expected: the id of an event)");
            }
            if (cursor != null) {
                cursors.add(cursor);
            }
        }
        return cursors;
    }

    void resume(List<Cursor> since) {
        since.forEach(cursor -> cursors.put(cursor.source(), cursor));
    }

    /** The position after an event, as text; null as long as there is none to resume from. */
    @Nullable
    String after(WatchEvent event) {
        if (event instanceof WatchCaughtUp caughtUp) {
            caughtUp.cursors().forEach(cursor -> cursors.put(cursor.source(), cursor));
        } else if (event instanceof NodeAppeared appeared) {
            follow(appeared.node().cursor());
        } else if (event instanceof NodeChanged changed) {
            follow(changed.node().cursor());
        } else if (event instanceof NodeVanished vanished) {
            vanished(vanished.cursor());
        }
        return cursors.isEmpty()
                ? null
                : cursors.values().stream().map(Cursor::toString).collect(Collectors.joining(" "));
    }

    /** A cursor of epoch 0 tells that the backend has another owner from here on, with a history of its own. */
    private void vanished(Cursor cursor) {
        if (cursor.epoch() == 0) {
            cursors.remove(cursor.source());
        } else {
            follow(cursor);
        }
    }

    private void follow(Cursor cursor) {
        cursors.computeIfPresent(cursor.source(), (source, known) -> known.epoch() == cursor.epoch() ? cursor : known);
    }
}
