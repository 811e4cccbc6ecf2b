package io.libswarm.runtime.node;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.BoundedSourceQueue;
import akka.stream.Materializer;
import akka.stream.QueueOfferResult;
import akka.stream.javadsl.Source;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEnded;
import io.libswarm.protocol.WatchEvent;
import java.util.List;

/**
 * One who watches a {@link Subtree}: what was there first, then changes from a queue of {@value #BEHIND}. One that falls further behind is
 * ended with {@code WATCH_TOO_OLD}, and costs nobody else anything.
 */
final class Watcher {
    static final int BEHIND = 4096;

    private final NodePath path;
    private final int depth;
    private final BoundedSourceQueue<WatchEvent> queue;
    private final Source<WatchEvent, NotUsed> events;
    // The queue ends only when its watcher fell behind, or the history it follows has ended.
    private volatile WatchEvent end = new WatchEnded(
            ErrorCode.WATCH_TOO_OLD,
            "this watch fell behind, or lost track (expected: list again, and watch from now)");

    Watcher(NodePath path, int depth, List<WatchEvent> first, Cursor cursor, Materializer materializer) {
        this.path = path;
        this.depth = depth;
        Pair<BoundedSourceQueue<WatchEvent>, Source<WatchEvent, NotUsed>> queued =
                Source.<WatchEvent>queue(BEHIND).preMaterialize(materializer);
        this.queue = queued.first();
        this.events = Source.from(first)
                .concat(Source.single(new WatchCaughtUp(List.of(cursor))))
                .concat(queued.second())
                .concat(Source.lazySingle(() -> end));
    }

    static boolean covers(NodePath path, int depth, NodePath changed) {
        int below = changed.depth() - path.depth();
        // What is above counts: when it vanishes, so does all below.
        return below < 0 ? changed.contains(path) : below <= depth && path.contains(changed);
    }

    /** Whether it still listens. */
    boolean tell(WatchEvent event, NodePath changed) {
        if (!covers(path, depth, changed)) {
            return true;
        }
        QueueOfferResult result = queue.offer(event);
        if (result == QueueOfferResult.enqueued()) {
            return true;
        }
        if (result == QueueOfferResult.dropped()) {
            outdated();
        }
        return false;
    }

    /** The backend has ended: it is continued elsewhere, if at all. */
    void gone() {
        end = new WatchEnded(ErrorCode.UNAVAILABLE, "the backend has ended here (expected: watch it again)");
        outdated();
    }

    void outdated() {
        try {
            queue.complete();
        } catch (IllegalStateException e) {
            // Its reader went away in the same moment: it has ended already.
        }
    }

    /** The events, once. */
    Source<WatchEvent, NotUsed> events(Runnable ended) {
        return events.watchTermination((nothing, done) -> {
            done.whenComplete((ok, failed) -> ended.run());
            return nothing;
        });
    }
}
