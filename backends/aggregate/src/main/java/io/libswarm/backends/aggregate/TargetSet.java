package io.libswarm.backends.aggregate;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.BoundedSourceQueue;
import akka.stream.Materializer;
import akka.stream.QueueOfferResult;
import akka.stream.javadsl.Source;
import io.libswarm.protocol.NodePath;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The targets that a pool has now, and those who follow what becomes of them. Any thread. */
final class TargetSet {
    private static final int BEHIND = 4096;

    private final Materializer materializer;
    private final Set<BoundedSourceQueue<Change>> followers = new HashSet<>();
    private Set<NodePath> paths = Set.of();

    /** A target came or went. */
    record Change(NodePath target, boolean wanted) {}

    TargetSet(Materializer materializer) {
        this.materializer = materializer;
    }

    synchronized Set<NodePath> paths() {
        return paths;
    }

    /** From now on these; one that is below another is left out, since its nodes are that one's, too. */
    synchronized void become(Set<NodePath> wanted) {
        Set<NodePath> now = new LinkedHashSet<>(wanted);
        now.removeIf(path -> wanted.stream().anyMatch(other -> !other.equals(path) && other.contains(path)));
        paths.stream().filter(path -> !now.contains(path)).forEach(path -> tell(new Change(path, false)));
        now.stream().filter(path -> !paths.contains(path)).forEach(path -> tell(new Change(path, true)));
        paths = Set.copyOf(now);
    }

    private void tell(Change change) {
        followers.removeIf(follower -> {
            QueueOfferResult result = follower.offer(change);
            if (result == QueueOfferResult.dropped()) {
                follower.fail(new IllegalStateException("behind by more than " + BEHIND + " targets"));
            }
            return result != QueueOfferResult.enqueued();
        });
    }

    /** The targets that there are, then each change. To be run once. */
    synchronized Source<Change, NotUsed> changes() {
        Pair<BoundedSourceQueue<Change>, Source<Change, NotUsed>> queue =
                Source.<Change>queue(BEHIND).preMaterialize(materializer);
        followers.add(queue.first());
        List<Change> there = paths.stream().map(path -> new Change(path, true)).toList();
        return Source.from(there).concat(queue.second()).watchTermination((nothing, done) -> {
            done.whenComplete((ok, failed) -> forget(queue.first()));
            return nothing;
        });
    }

    private synchronized void forget(BoundedSourceQueue<Change> follower) {
        followers.remove(follower);
    }
}
