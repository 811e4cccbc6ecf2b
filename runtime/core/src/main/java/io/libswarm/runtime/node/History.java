package io.libswarm.runtime.node;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.WatchEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The recent changes of a {@link Subtree}, numbered, and those who watch them. Guarded by the subtree's lock. */
final class History {
    private static final int KEPT = 4096;

    private final String source;
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private Cursor last;

    private record Change(Cursor cursor, WatchEvent event, NodePath path) {}

    History(String source) {
        this.source = source;
        this.last = new Cursor(source, System.currentTimeMillis(), 0);
    }

    Cursor cursor() {
        return last;
    }

    Cursor next() {
        last = new Cursor(source, last.epoch(), last.number() + 1);
        return last;
    }

    /** Adds the event of the change that {@link #next} numbered. */
    void add(WatchEvent event, NodePath path) {
        changes.addLast(new Change(last, event, path));
        if (changes.size() > KEPT) {
            changes.removeFirst();
        }
        watchers.removeIf(watcher -> !watcher.tell(event, path));
    }

    void newEpoch() {
        last = new Cursor(source, Math.max(System.currentTimeMillis(), last.epoch() + 1), 0);
        changes.clear();
        watchers.forEach(Watcher::outdated);
        watchers.clear();
    }

    void end() {
        watchers.forEach(Watcher::gone);
        watchers.clear();
    }

    /** What has changed since; null when that is not remembered. */
    @Nullable
    List<WatchEvent> since(Cursor cursor, NodePath path, int depth) {
        if (!last.reaches(cursor)) {
            return null;
        }
        Change oldest = changes.peekFirst();
        long kept = oldest == null ? last.number() : oldest.cursor().number() - 1;
        if (cursor.number() < kept) {
            return null;
        }
        List<WatchEvent> found = new ArrayList<>();
        for (Change change : changes) {
            if (change.cursor().number() > cursor.number() && Watcher.covers(path, depth, change.path())) {
                found.add(change.event());
            }
        }
        return found;
    }

    void add(Watcher watcher) {
        watchers.add(watcher);
    }

    void remove(Watcher watcher) {
        watchers.remove(watcher);
    }
}
