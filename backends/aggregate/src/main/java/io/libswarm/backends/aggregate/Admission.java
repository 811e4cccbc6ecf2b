package io.libswarm.backends.aggregate;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.DescribeReply;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.gather.Circles;
import io.libswarm.runtime.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks targets for a watch, once it is sure of them: one that leads back to the pool, one whose children are links, and one that is itself a
 * link is refused, so that no node is ever told of twice, and nothing goes round in circles.
 */
final class Admission {
    /** The attribute of a node whose children are links to nodes elsewhere. */
    static final String LINKS = "links";

    private final Tree tree;
    private final NodePath pool;
    private final Circles circles;

    Admission(Tree tree, NodePath pool) {
        this.tree = tree;
        this.pool = pool;
        this.circles = new Circles(tree, pool);
    }

    /** The target's answer, or why it is none. The pool itself, and the root, are asked at once: nothing of theirs is passed on. */
    CompletionStage<WatchReply> watch(NodePath target, int depth, List<Cursor> since, QueryContext context) {
        if (target.equals(pool) || target.isRoot()) {
            return ask(target, depth, since, context);
        }
        return circles.objection(target, context)
                .thenCompose(circle -> circle.isPresent()
                        ? CompletableFuture.completedFuture(circle)
                        : tree.<GetReply>ask(
                                        target, context, (c, replyTo) -> new GetNode(c, Freshness.REMEMBERED, replyTo))
                                .thenCompose(reply -> presence(target, reply, context)))
                .thenCompose(objection -> objection.isPresent()
                        ? CompletableFuture.<WatchReply>completedFuture(objection.get())
                        : ask(target, depth, since, context));
    }

    private CompletionStage<WatchReply> ask(NodePath target, int depth, List<Cursor> since, QueryContext context) {
        return tree.ask(target, context, (c, replyTo) -> new WatchNode(c, depth, since, replyTo));
    }

    /** A lost backend may be there and have lost its system, or be remembered only: then none of its nodes can be told of. */
    private CompletionStage<Optional<Failure>> presence(NodePath target, GetReply got, QueryContext context) {
        Failure objection = objection(target, got);
        if (objection != null
                || target.depth() > 1
                || !((NodeReported) got).node().summary().state().equals(RunState.LOST)) {
            return CompletableFuture.completedFuture(Optional.ofNullable(objection));
        }
        return tree.<DescribeReply>ask(target, context, DescribeBackend::new)
                .thenApply(reply -> reply instanceof Failure failure && failure.code() == ErrorCode.UNAVAILABLE
                        ? Optional.of(failure)
                        : Optional.empty());
    }

    private static @Nullable Failure objection(NodePath target, GetReply reply) {
        if (!(reply instanceof NodeReported reported)) {
            return (Failure) reply;
        }
        NodeSummary node = reported.node().summary();
        if (node.attributes().containsKey(LINKS)) {
            return Failure.of(
                    ErrorCode.INVALID,
                    "target " + target + " has links for children (expected: what they lead to, "
                            + node.attributes().getOrDefault(Circles.TARGETS, "") + ")",
                    target);
        }
        return node.path().equals(target)
                ? null
                : Failure.of(
                        ErrorCode.INVALID,
                        "target " + target + " is a link (expected: what it leads to, " + node.path() + ")",
                        target);
    }
}
