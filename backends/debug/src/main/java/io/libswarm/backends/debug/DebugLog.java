package io.libswarm.backends.debug;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.japi.Pair;
import akka.stream.BoundedSourceQueue;
import akka.stream.Materializer;
import akka.stream.QueueOfferResult;
import akka.stream.SystemMaterializer;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.StreamName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has passed, as lines: the last {@value #KEPT} are kept, all go to SLF4J, and to those who follow. One who follows and falls behind is
 * cut with {@code BUSY}. Any thread.
 */
final class DebugLog {
    static final int KEPT = 1000;
    private static final int BEHIND = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(DebugLog.class);

    private final NodePath path;
    private final Materializer materializer;
    private final ArrayDeque<StreamChunk> lines = new ArrayDeque<>();
    private final Set<Follower> followers = new HashSet<>();

    /** One who follows, and whether it fell behind. */
    private record Follower(BoundedSourceQueue<StreamElement> queue, AtomicBoolean behind) {
        void end() {
            try {
                queue.complete();
            } catch (IllegalStateException e) {
                // Its reader went away in the same moment.
            }
        }
    }

    DebugLog(NodePath path, ActorSystem<?> system) {
        this.path = path;
        this.materializer = SystemMaterializer.get(system).materializer();
    }

    /** Adds a line. What could act on a terminal is left out of it. */
    void add(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        LOG.info("{}: {}", path, line);
        StreamChunk chunk = new StreamChunk(
                StreamName.STDOUT,
                ByteString.fromString(line + "\n"),
                Clock.systemUTC().instant());
        synchronized (this) {
            lines.addLast(chunk);
            if (lines.size() > KEPT) {
                lines.removeFirst();
            }
            followers.removeIf(follower -> !isTold(follower, chunk));
        }
    }

    private static boolean isTold(Follower follower, StreamChunk chunk) {
        QueueOfferResult result = follower.queue().offer(chunk);
        if (result == QueueOfferResult.dropped()) {
            follower.behind().set(true);
            follower.end();
        }
        return result == QueueOfferResult.enqueued();
    }

    /** The lines that are asked for. To be run once. */
    synchronized Source<StreamElement, NotUsed> read(StreamLogs query) {
        Instant since = query.since();
        List<StreamElement> kept = lines.stream()
                .filter(line ->
                        since == null || line.time() == null || !line.time().isBefore(since))
                .map(StreamElement.class::cast)
                .toList();
        int from = query.tail() < 0 ? 0 : Math.max(0, kept.size() - query.tail());
        Source<StreamElement, NotUsed> there = Source.from(kept.subList(from, kept.size()));
        return query.follow() ? there.concat(follow()) : there;
    }

    private Source<StreamElement, NotUsed> follow() {
        Pair<BoundedSourceQueue<StreamElement>, Source<StreamElement, NotUsed>> queue =
                Source.<StreamElement>queue(BEHIND).preMaterialize(materializer);
        Follower follower = new Follower(queue.first(), new AtomicBoolean());
        followers.add(follower);
        return queue.second().concat(Source.lazySingle(() -> end(follower))).watchTermination((nothing, done) -> {
            done.whenComplete((ok, failed) -> forget(follower));
            return nothing;
        });
    }

    private StreamElement end(Follower follower) {
        return follower.behind().get()
                ? StreamEnded.cut(Failure.of(
                        ErrorCode.BUSY, "this reader fell " + BEHIND + " lines behind (expected: read on)", path))
                : StreamEnded.COMPLETE;
    }

    private synchronized void forget(Follower follower) {
        followers.remove(follower);
    }

    /** Ends all who follow. */
    synchronized void end() {
        followers.forEach(Follower::end);
        followers.clear();
    }
}
