package io.libswarm.runtime.member;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.runtime.gate.Failures;
import io.libswarm.runtime.tree.Question;
import io.libswarm.runtime.tree.Tree;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tree of a member over all its lives: while it is in no cluster, everything is answered {@code UNAVAILABLE}. Any thread. */
final class SwitchingTree implements Tree {
    private final String member;
    private volatile @Nullable Tree now;

    SwitchingTree(String member) {
        this.member = member;
    }

    void become(@Nullable Tree tree) {
        now = tree;
    }

    @Override
    public <R extends NodeReply> CompletionStage<R> ask(NodePath path, QueryContext context, Question<R> question) {
        Tree tree = now;
        return tree == null ? unavailable() : guarded(() -> tree.ask(path, context, question));
    }

    @Override
    public <R extends NodeReply> CompletionStage<R> ask(NodeHandle handle, QueryContext context, Question<R> question) {
        Tree tree = now;
        return tree == null ? unavailable() : guarded(() -> tree.ask(handle, context, question));
    }

    @Override
    public CompletionStage<ResolveReply> resolve(NodePath path, QueryContext context) {
        Tree tree = now;
        return tree == null ? unavailable() : guarded(() -> tree.resolve(path, context));
    }

    /** An actor system that ends while it is asked throws. */
    private <R extends NodeReply> CompletionStage<R> guarded(Supplier<CompletionStage<R>> ask) {
        try {
            return ask.get();
        } catch (IllegalStateException e) {
            return unavailable();
        }
    }

    private <R extends NodeReply> CompletionStage<R> unavailable() {
        return CompletableFuture.completedFuture(Failures.as(
                Failure.of(ErrorCode.UNAVAILABLE, "member " + member + " is in no cluster now (expected: try again)")));
    }
}
