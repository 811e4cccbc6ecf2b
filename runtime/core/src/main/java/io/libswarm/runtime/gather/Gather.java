package io.libswarm.runtime.gather;

import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import io.libswarm.protocol.Deadline;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.QueryContext;
import io.libswarm.runtime.gate.Failures;
import io.libswarm.runtime.tree.Question;
import io.libswarm.runtime.tree.Tree;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks many nodes in parallel and answers once: each node's reply, or the {@link Failure} that says why there is none. A node that hangs
 * costs its own answer and nobody else's. Any thread; its stages complete normally, in time for the asker's own gate.
 */
public final class Gather {
    private static final Duration MOST_MARGIN = Duration.ofMillis(100);

    private final ActorSystem<?> system;
    private final Tree tree;

    public Gather(ActorSystem<?> system, Tree tree) {
        this.system = system;
        this.tree = tree;
    }

    /**
     * Asks all of the nodes the same.
     *
     * @return one reply for each node, in the order given; a node that is given twice is asked once
     */
    public <R extends NodeReply> CompletionStage<Map<NodePath, R>> ask(
            Collection<NodePath> nodes, QueryContext context, Question<R> question) {
        QueryContext sooner = context.until(before(context.deadline(), 3));
        return ask(nodes, context, node -> tree.ask(node, sooner, question));
    }

    /**
     * Asks each in a way of its own.
     *
     * @param asking begins to ask one; what it throws, or its stage fails with, is that one's reason
     */
    public <R extends NodeReply> CompletionStage<Map<NodePath, R>> ask(
            Collection<NodePath> nodes, QueryContext context, Function<NodePath, CompletionStage<R>> asking) {
        Map<NodePath, CompletableFuture<R>> answers = new LinkedHashMap<>();
        for (NodePath node : nodes) {
            answers.computeIfAbsent(node, one -> begin(one, asking));
        }
        Duration left = before(context.deadline(), 2).left();
        Cancellable late = system.scheduler()
                .scheduleOnce(
                        left.isNegative() ? Duration.ZERO : left,
                        () -> answers.forEach((node, answer) -> answer.complete(late(node))),
                        system.executionContext());
        return CompletableFuture.allOf(answers.values().toArray(new CompletableFuture<?>[0]))
                .thenApply(all -> {
                    late.cancel();
                    Map<NodePath, R> replies = new LinkedHashMap<>();
                    answers.forEach((node, answer) -> replies.put(node, answer.join()));
                    return Collections.unmodifiableMap(replies);
                });
    }

    /**
     * The moment by which to have what an answer is made of. The asker's gate gives up a tenth of the time, at most 0.1 s, before the
     * deadline: this is twice as long before it.
     */
    public static Deadline inTimeFor(QueryContext context) {
        return before(context.deadline(), 2);
    }

    private static Deadline before(Deadline deadline, int margins) {
        Duration left = deadline.left();
        Duration tenth = left.dividedBy(10);
        Duration margin = tenth.compareTo(MOST_MARGIN) > 0 ? MOST_MARGIN : tenth;
        return Deadline.in(left.minus(margin.multipliedBy(margins)));
    }

    private static <R extends NodeReply> CompletableFuture<R> begin(
            NodePath node, Function<NodePath, CompletionStage<R>> asking) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        try {
            asking.apply(node)
                    .whenComplete((R reply, @Nullable Throwable thrown) ->
                            answer.complete(thrown == null ? reply : Failures.as(Failures.from(thrown))));
        } catch (RuntimeException e) {
            answer.complete(Failures.as(Failures.from(e)));
        }
        return answer;
    }

    private static <R extends NodeReply> R late(NodePath node) {
        return Failures.as(Failure.of(ErrorCode.TIMED_OUT, node + " has not answered in time", node));
    }
}
