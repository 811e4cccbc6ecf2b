package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.protocol.Selector;
import io.libswarm.runtime.member.SwarmMember;
import io.libswarm.runtime.tree.Question;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks nodes and waits for their answers, for tests. Any thread but an actor's: it blocks. */
public final class Probe {
    /** How long a query of a test may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SwarmMember member;

    Probe(SwarmMember member) {
        this.member = member;
    }

    /** The system that the questions are asked from, to run offered streams in. */
    public ActorSystem<?> system() {
        return member.system();
    }

    /** Asks, and waits for the answer. */
    public <R extends NodeReply> R ask(NodePath path, Question<R> question) {
        return answer(send(path, QueryContext.within(PATIENCE), question));
    }

    /** Asks in a context of its own, such as with a known request id, and waits for the answer. */
    public <R extends NodeReply> R ask(NodePath path, QueryContext context, Question<R> question) {
        return answer(send(path, context, question));
    }

    /** Asks without waiting. */
    public <R extends NodeReply> CompletionStage<R> send(NodePath path, QueryContext context, Question<R> question) {
        return member.tree().ask(path, context, question);
    }

    /** Waits for an answer, which must come within the patience. */
    public static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while it waited for an answer", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a query ended with an exception, not with an answer", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no answer at all", e);
        }
    }

    /** A handle on a node, or why there is none. */
    public ResolveReply resolve(NodePath path) {
        return answer(member.tree().resolve(path, QueryContext.within(PATIENCE)));
    }

    /** What a node is, asked of its system. */
    public GetReply get(NodePath path) {
        return ask(path, (context, replyTo) -> new GetNode(context, Freshness.FRESH, replyTo));
    }

    /** What a node is, as far as its backend remembers. */
    public GetReply remembered(NodePath path) {
        return ask(path, (context, replyTo) -> new GetNode(context, Freshness.REMEMBERED, replyTo));
    }

    /** What the node of a handle is, asked without its path. */
    public GetReply get(NodeHandle handle) {
        Question<GetReply> question = (context, replyTo) -> new GetNode(context, Freshness.FRESH, replyTo);
        return answer(member.tree().ask(handle, QueryContext.within(PATIENCE), question));
    }

    /** What a node that is there is. */
    public NodeState state(NodePath path) {
        return expect(NodeReported.class, get(path)).node();
    }

    /** A page of children. */
    public ChildrenListed list(NodePath path, Selector selector, Page page) {
        ListReply reply = ask(path, (context, replyTo) -> new ListChildren(context, selector, page, replyTo));
        return expect(ChildrenListed.class, reply);
    }

    /** The reply as the type that it must be. */
    public static <T extends NodeReply> T expect(Class<T> type, NodeReply reply) {
        assertThat(reply).isInstanceOf(type);
        return type.cast(reply);
    }

    /** The failure that the reply must be. */
    public static Failure refused(ErrorCode code, NodeReply reply) {
        Failure failure = expect(Failure.class, reply);
        assertThat(failure.code()).as(failure.message()).isEqualTo(code);
        assertThat(failure.message()).isNotBlank();
        return failure;
    }
}
