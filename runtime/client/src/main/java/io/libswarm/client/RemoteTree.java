package io.libswarm.client;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.MessageSize;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.runtime.gate.Failures;
import io.libswarm.runtime.tree.Question;
import io.libswarm.runtime.tree.Tree;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The tree as a client asks it: every query goes to the session, which says who asks and where the answer goes. */
final class RemoteTree implements Tree {
    private final PendingQueries pending;
    private final ActorRef<?> anyone;

    /**
     * The tree of one client.
     *
     * @param anyone any actor: queries need an address to be written, though the session puts in another
     */
    RemoteTree(PendingQueries pending, ActorRef<?> anyone) {
        this.pending = pending;
        this.anyone = anyone;
    }

    @Override
    public <R extends NodeReply> CompletionStage<R> ask(NodePath path, QueryContext context, Question<R> question) {
        return ask(path, null, context, question);
    }

    @Override
    public <R extends NodeReply> CompletionStage<R> ask(NodeHandle handle, QueryContext context, Question<R> question) {
        return ask(handle.path(), handle, context, question);
    }

    @Override
    public CompletionStage<ResolveReply> resolve(NodePath path, QueryContext context) {
        return ask(path, context, (c, replyTo) -> new ResolveNode(c, path, replyTo));
    }

    @SuppressWarnings("unchecked")
    private <R extends NodeReply> CompletionStage<R> ask(
            NodePath path, @Nullable NodeHandle handle, QueryContext context, Question<R> question) {
        NodeQuery<R> query = question.to(context, (ActorRef<R>) anyone);
        int size = MessageSize.of(query);
        if (context.deadline().isPast()) {
            return CompletableFuture.completedStage(
                    Failures.as(Failure.of(ErrorCode.TIMED_OUT, "asked after its deadline", path)));
        } else if (size > MessageSize.LIMIT) {
            return CompletableFuture.completedStage(Failures.as(Failure.of(
                    ErrorCode.TOO_LARGE,
                    "the question takes about " + size + " bytes (expected: at most " + MessageSize.LIMIT + ")",
                    path)));
        }
        return pending.ask(path, handle, query).thenApply(reply -> (R) reply);
    }
}
