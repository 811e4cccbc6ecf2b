package io.libswarm.backends.docker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.libswarm.backends.docker.EngineMessage.Look;
import io.libswarm.backends.docker.EngineMessage.Looked;
import io.libswarm.backends.docker.EngineMessage.Seen;
import io.libswarm.backends.docker.EngineMessage.Vanished;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.node.Subtree;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A node that stands for one thing of an engine. It owns that thing as last seen, and who waits until its parent has looked again: a
 * change is answered only when memory shows it.
 *
 * @param <N> the subclass itself
 */
abstract class EngineNode<N extends EngineNode<N>> extends NodeBehavior<N> {

    /** A call to the engine is over; the step that follows is run on the actor's thread. */
    private record Step(Runnable next) implements NodeMessage {}

    private final EnginePort port;
    private final EngineNative nativeCalls;
    private final ActorRef<NodeMessage> parent;
    private final Map<Long, Consumer<@Nullable Failure>> looks = new HashMap<>(2);
    private EngineObject object;
    private @Nullable Vanished vanished;
    private long tickets;
    private int underWay;

    EngineNode(
            ActorContext<NodeMessage> context,
            Subtree subtree,
            NodePath path,
            EnginePort port,
            ActorRef<NodeMessage> parent,
            EngineObject object) {
        super(context, subtree, path);
        this.port = port;
        this.nativeCalls = new EngineNative(port, context.getSystem());
        this.parent = parent;
        this.object = object;
    }

    /** Get, remove and native, beside what all nodes have. */
    static <N extends EngineNode<N>> Handlers.Builder<N> engineBasics() {
        return NodeBehavior.<N>basics()
                .<GetNode, GetReply>on(GetNode.class, EngineNode::onGet)
                .<RemoveNode, RemoveReply>on(RemoveNode.class, EngineNode::onRemove)
                .<CallNative, NativeReply>on(CallNative.class, EngineNode::onNative)
                .onMessage(Step.class, EngineNode::onStep)
                .onMessage(Seen.class, EngineNode::onSeen)
                .onMessage(Looked.class, EngineNode::onLooked)
                .onMessage(Vanished.class, EngineNode::onVanished);
    }

    EnginePort port() {
        return port;
    }

    EngineObject object() {
        return object;
    }

    @Override
    protected NodeState state() {
        NodePath place = vanished == null || vanished.movedTo() == null ? path() : vanished.movedTo();
        NodeSummary summary = subtree().summary(place);
        return Summaries.state(
                object, summary == null ? Summaries.of(object, place, subtree().cursor()) : summary, verbs());
    }

    /** When what it stood for went, or moved; null while it is there. */
    @Nullable
    Vanished vanished() {
        return vanished;
    }

    private void onSeen(Seen seen) {
        object = seen.object();
    }

    /** Asks the parent to look at the engine, and goes on when memory shows what it saw; a thing that is gone by then is no failure. */
    void look(Consumer<@Nullable Failure> then) {
        if (vanished != null) {
            then.accept(null);
            return;
        }
        long ticket = tickets++;
        looks.put(ticket, then);
        parent.tell(new Look(object.id(), ticket, context().getSelf()));
    }

    private void onLooked(Looked looked) {
        Consumer<@Nullable Failure> then = looks.remove(looked.ticket());
        if (then != null) {
            then.accept(looked.failure());
        }
        endWhenIdle();
    }

    /** Goes on, on this actor's thread, when a call to the engine is over. */
    <T> void then(CompletionStage<T> call, Consumer<T> done, Consumer<Throwable> failed) {
        underWay++;
        context()
                .pipeToSelf(
                        call,
                        (result, failure) ->
                                new Step(failure == null ? () -> done.accept(result) : () -> failed.accept(failure)));
    }

    private void onStep(Step step) {
        underWay--;
        step.next.run();
        endWhenIdle();
    }

    /** As {@link #then}, and a failed call fails the query. */
    <T, Q extends NodeQuery<R>, R extends NodeReply> void then(
            CompletionStage<T> engine, Call<Q, R> call, Consumer<T> done) {
        then(engine, done, failure -> call.fail(EngineErrors.failure(failure, path())));
    }

    /** Answers with what memory shows after the next look. */
    <Q extends NodeQuery<R>, R extends NodeReply> void answerSeen(Call<Q, R> call, Function<NodeState, R> answer) {
        look(failure -> {
            if (failure == null) {
                call.reply(answer.apply(state()));
            } else {
                call.fail(failure);
            }
        });
    }

    private void onGet(Call<GetNode, GetReply> call) {
        if (call.query().freshness() == Freshness.REMEMBERED) {
            call.reply(new NodeReported(state()));
        } else {
            answerSeen(call, NodeReported::new);
        }
    }

    private void onRemove(Call<RemoveNode, RemoveReply> call) {
        then(
                port.remove(
                        object.kind(),
                        object.id(),
                        call.query().force(),
                        call.context().deadline().left()),
                done -> look(failure -> removed(call, false, failure)),
                refusal -> look(failure ->
                        removed(call, true, failure == null ? EngineErrors.failure(refusal, path()) : failure)));
    }

    /** A removal that was refused is done all the same when the thing is gone: somebody else was faster. */
    private void removed(Call<RemoveNode, RemoveReply> call, boolean already, @Nullable Failure failure) {
        if (vanished != null) {
            call.reply(new NodeRemoved(path(), already, already ? null : vanished.cursor()));
        } else if (failure != null) {
            call.fail(failure);
        } else {
            call.fail(ErrorCode.CONFLICT, path() + " is still there (expected: gone, as the engine said)");
        }
    }

    private void onVanished(Vanished gone) {
        vanished = gone;
        endWhenIdle();
    }

    /** What is under way is still answered: a container that removes itself when stopped is gone before its stop is over. */
    private void endWhenIdle() {
        if (vanished != null && underWay == 0 && looks.isEmpty()) {
            end();
        }
    }

    private void onNative(Call<CallNative, NativeReply> call) {
        nativeCalls.call(call);
    }
}
