package io.libswarm.backends.dockerserver;

import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StartReply;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.tree.Question;
import io.libswarm.runtime.tree.Tree;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is asked of a container whose owner is no engine, put in the tree's verbs; its answers in Docker's. Any thread. */
final class ForeignForward {
    private static final Duration USUAL = Duration.ofSeconds(30);

    private final Tree tree;
    private final Pool pool;

    ForeignForward(Tree tree, Pool pool) {
        this.tree = tree;
        this.pool = pool;
    }

    Tree tree() {
        return tree;
    }

    void inspect(Visit visit, NodePath node) {
        Question<GetReply> question = (context, to) -> new GetNode(context, Freshness.REMEMBERED, to);
        ask(
                visit,
                node,
                USUAL,
                question,
                NodeReported.class,
                reported -> visit.json(200, ForeignDocument.of(reported.node())));
    }

    void start(Visit visit, NodePath node) {
        Question<StartReply> question = StartNode::new;
        ask(visit, node, USUAL, question, NodeStarted.class, started -> {
            seen(started.node());
            visit.empty(started.alreadyStarted() ? 304 : 204);
        });
    }

    void stop(Visit visit, NodePath node) {
        stop(visit, node, null, grace(visit), stopped -> visit.empty(stopped.alreadyStopped() ? 304 : 204));
    }

    void kill(Visit visit, NodePath node) {
        String signal =
                visit.parameter("signal").filter(text -> !text.isEmpty()).orElse("SIGKILL");
        stop(visit, node, signal, Duration.ZERO, stopped -> {
            if (stopped.alreadyStopped()) {
                throw new Refusal(409, "Cannot kill container: " + node.name() + " is not running");
            }
            visit.empty(204);
        });
    }

    void restart(Visit visit, NodePath node) {
        stop(visit, node, null, grace(visit), stopped -> {
            Question<StartReply> question = StartNode::new;
            ask(visit, node, USUAL, question, NodeStarted.class, started -> {
                seen(started.node());
                visit.empty(204);
            });
        });
    }

    void remove(Visit visit, NodePath node) {
        Question<RemoveReply> question = (context, to) -> new RemoveNode(context, visit.flag("force"), to);
        ask(visit, node, USUAL, question, NodeRemoved.class, removed -> {
            pool.gone(node);
            visit.empty(204);
        });
    }

    private void stop(
            Visit visit, NodePath node, @Nullable String signal, @Nullable Duration grace, Consumer<NodeStopped> then) {
        Question<StopReply> question = (context, to) -> new StopNode(context, signal, grace, to);
        Duration within = grace == null ? USUAL : grace.plus(USUAL);
        ask(visit, node, within, question, NodeStopped.class, stopped -> {
            seen(stopped.node());
            then.accept(stopped);
        });
    }

    private static @Nullable Duration grace(Visit visit) {
        String seconds = visit.parameter("t").orElse("");
        try {
            return seconds.isEmpty() ? null : Duration.ofSeconds(Math.max(0, Long.parseLong(seconds)));
        } catch (NumberFormatException e) {
            throw new Refusal(400, "t: " + seconds + " (expected: seconds)");
        }
    }

    private void seen(NodeState node) {
        pool.there(node.summary());
    }

    /** Asks in the client's name; what is no good answer is answered in its place. */
    <R extends NodeReply, A extends R> void ask(
            Visit visit, NodePath node, Duration within, Question<R> question, Class<A> wanted, Consumer<A> then) {
        CompletionStage<A> asked = tree.ask(node, visit.context(within), question)
                .thenApply(reply -> {
                    if (wanted.isInstance(reply)) {
                        return wanted.cast(reply);
                    }
                    throw new AnsweredException((Failure) (Object) reply);
                });
        visit.then(asked, then);
    }
}
