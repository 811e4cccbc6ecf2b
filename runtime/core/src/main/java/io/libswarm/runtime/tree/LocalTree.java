package io.libswarm.runtime.tree;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.MessageSize;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.runtime.gate.Failures;
import io.libswarm.runtime.gate.Refs;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The {@link Tree} as seen from one member: resolves a path once, remembers the handle, and then asks the node directly. A path
 * whose actor has ended meanwhile is resolved anew, once, which is safe since nobody got the query. What waits for a member that is lost is answered
 * {@code UNAVAILABLE} at once.
 */
public final class LocalTree implements Tree {
    private static final Duration GRACE = Duration.ofMillis(100);

    private final ActorSystem<?> system;
    private final ActorRef<NodeMessage> root;
    private final LostMembers lost;
    private final Cache<NodePath, NodeHandle> handles = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /**
     * A view of the tree.
     *
     * @param root this member's root node
     * @param lost what is known of lost members; each call to one is answered at once
     */
    public LocalTree(ActorSystem<?> system, ActorRef<NodeMessage> root, LostMembers lost) {
        this.system = system;
        this.root = root;
        this.lost = lost;
    }

    @Override
    public <R extends NodeReply> CompletionStage<R> ask(NodePath path, QueryContext context, Question<R> question) {
        if (path.isRoot()) {
            return send(root, context, question);
        }
        NodeHandle known = handles.getIfPresent(path);
        CompletionStage<R> first =
                known == null ? resolveAndAsk(path, context, question) : send(known.ref(), context, question);
        return first.thenCompose(reply -> {
            if (!isGone(reply)) {
                return CompletableFuture.completedFuture(reply);
            }
            handles.invalidate(path);
            return resolveAndAsk(path, context, question);
        });
    }

    private <R extends NodeReply> CompletionStage<R> resolveAndAsk(
            NodePath path, QueryContext context, Question<R> question) {
        return resolve(path, context)
                .thenCompose(resolved -> resolved instanceof NodeResolved found
                        ? send(found.handle().ref(), context, question)
                        : CompletableFuture.completedFuture(Failures.as((Failure) resolved)));
    }

    @Override
    public <R extends NodeReply> CompletionStage<R> ask(NodeHandle handle, QueryContext context, Question<R> question) {
        return send(handle.ref(), context, question);
    }

    @Override
    public CompletionStage<ResolveReply> resolve(NodePath path, QueryContext context) {
        Question<ResolveReply> question = (c, replyTo) -> new ResolveNode(c, path, replyTo);
        if (path.depth() <= 1) {
            return send(root, context, question);
        }
        NodePath backend = path.ancestor(1);
        return ask(backend, context, question).thenApply(reply -> remember(path, reply));
    }

    private ResolveReply remember(NodePath path, ResolveReply reply) {
        if (reply instanceof NodeResolved resolved) {
            handles.put(path, resolved.handle());
        }
        return reply;
    }

    private <R extends NodeReply> CompletionStage<R> send(
            ActorRef<NodeMessage> node, QueryContext context, Question<R> question) {
        if (context.deadline().isPast()) {
            return answered(Failure.of(ErrorCode.TIMED_OUT, "asked after its deadline"));
        }
        if (!Refs.isRemote(node)) {
            return exchange(node, context, question);
        }
        NodeQuery<R> query = question.to(context, system.ignoreRef());
        return MessageSize.of(query) > MessageSize.LIMIT
                ? answered(tooLarge(query))
                : lost.guard(node.path().address(), () -> exchange(node, context, question));
    }

    private <R extends NodeReply> CompletionStage<R> exchange(
            ActorRef<NodeMessage> node, QueryContext context, Question<R> question) {
        CompletionStage<R> reply = AskPattern.ask(
                node,
                replyTo -> question.to(context, replyTo),
                context.deadline().left().plus(GRACE),
                system.scheduler());
        return reply.exceptionally(failed -> Failures.as(
                context.deadline().isPast()
                        ? Failure.of(ErrorCode.TIMED_OUT, "no answer before the deadline")
                        : gone(node)));
    }

    private static Failure tooLarge(NodeQuery<?> query) {
        return Failure.of(
                ErrorCode.TOO_LARGE,
                query.verb() + " takes about " + MessageSize.of(query) + " bytes (expected: at most "
                        + MessageSize.LIMIT + ")");
    }

    private static Failure gone(ActorRef<NodeMessage> node) {
        return DroppedMessages.gone(node.path().name());
    }

    private static boolean isGone(NodeReply reply) {
        return reply instanceof Failure failure && failure.code() == ErrorCode.NOT_FOUND && failure.retryable();
    }

    private static <R extends NodeReply> CompletionStage<R> answered(Failure failure) {
        return CompletableFuture.completedFuture(Failures.as(failure));
    }
}
