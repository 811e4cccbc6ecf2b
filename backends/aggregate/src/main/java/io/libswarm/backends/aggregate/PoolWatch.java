package io.libswarm.backends.aggregate;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import akka.stream.SystemMaterializer;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamRefs;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Deadline;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RequestId;
import io.libswarm.protocol.WatchEnded;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gather.Gather;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Answers those who watch a pool: the watches of its targets, and of its own node, in one, each node under its one canonical path and each
 * cursor its owner's. All targets are asked before the answer, so that one whose history is forgotten is heard of in it. Any thread.
 */
final class PoolWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_TARGETS = 1 << 16;

    private final ActorSystem<?> system;
    private final NodePath pool;
    private final Admission admission;
    private final TargetSet targets;
    private final Gather gather;
    private final SharedKillSwitch ended = KillSwitches.shared("pool");

    PoolWatch(ActorSystem<?> system, NodePath pool, Admission admission, TargetSet targets, Gather gather) {
        this.system = system;
        this.pool = pool;
        this.admission = admission;
        this.targets = targets;
        this.gather = gather;
    }

    /** Ends all watches. */
    void end() {
        ended.shutdown();
    }

    void answer(Call<WatchNode, WatchReply> call) {
        Set<NodePath> asked = new LinkedHashSet<>(targets.paths());
        asked.add(pool);
        for (Cursor cursor : call.query().since()) {
            if (asked.stream().noneMatch(path -> path.name(0).equals(cursor.source()))) {
                call.fail(
                        ErrorCode.WATCH_TOO_OLD,
                        "cursor " + cursor + " is of no target of " + pool
                                + " (expected: list again, and watch from now)");
                return;
            }
        }
        gather.<WatchReply>ask(
                        asked,
                        call.context(),
                        path -> ask(call.query(), path, call.query().since(), call.context()))
                .thenAccept(replies -> offer(call, replies));
    }

    private CompletionStage<WatchReply> ask(WatchNode query, NodePath path, List<Cursor> since, QueryContext context) {
        List<Cursor> own = since.stream().filter(of(path)).toList();
        return admission.watch(path, path.equals(pool) ? 0 : query.depth(), own, context);
    }

    private static java.util.function.Predicate<Cursor> of(NodePath path) {
        return cursor -> cursor.source().equals(path.name(0));
    }

    private void offer(Call<WatchNode, WatchReply> call, Map<NodePath, WatchReply> first) {
        for (WatchReply reply : first.values()) {
            if (reply instanceof Failure failure && failure.code() == ErrorCode.WATCH_TOO_OLD) {
                call.fail(failure);
                return;
            }
        }
        WatchEvent end = new WatchEnded(ErrorCode.UNAVAILABLE, pool + " has ended here (expected: watch it again)");
        Source<WatchEvent, NotUsed> events = Source.single(new TargetSet.Change(pool, true))
                .concat(targets.changes())
                .statefulMapConcat(() -> new Switches()::on)
                .flatMapMerge(MOST_TARGETS, one -> watch(call.query(), one, first))
                .statefulMapConcat(() -> new CaughtUpOnce(first.keySet())::on)
                .via(ended.flow())
                .concat(Source.single(end))
                .takeWhile(event -> !(event instanceof WatchEnded), true);
        call.reply(new WatchOffered(events.runWith(
                StreamRefs.sourceRef(), SystemMaterializer.get(system).materializer())));
    }

    private Source<CaughtUpOnce.OfTarget, NotUsed> watch(
            WatchNode query, Switches.Switched one, Map<NodePath, WatchReply> first) {
        NodePath target = one.target();
        boolean resumed = query.since().stream().anyMatch(of(target));
        TargetMemory memory = new TargetMemory(target, target.equals(pool), resumed);
        return new TargetWatch(target, () -> ask(query, target, List.of(), again(query.context())))
                .told(memory, first.get(target), one.until())
                .map(told -> new CaughtUpOnce.OfTarget(target, told));
    }

    private static QueryContext again(QueryContext of) {
        return new QueryContext(of.principal(), RequestId.next(), Deadline.in(PATIENCE), of.trace());
    }
}
