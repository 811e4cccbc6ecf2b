package io.libswarm.runtime.node;

import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.spi.BackendVerbs;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node's behaviour behind its gate. A subclass has a static {@link Handlers} table, begun with {@link #basics()}, which gives it list,
 * resolve, get and watch from its backend's {@link Subtree}; it adds what it can do itself. An instance is an actor's state: touched by that
 * actor's thread only, and light (a million of them are to fit one member).
 *
 * @param <N> the subclass itself
 */
public abstract class NodeBehavior<N extends NodeBehavior<N>> extends ExtensibleBehavior<NodeMessage> {
    private final ActorContext<NodeMessage> context;
    private final Subtree subtree;
    private final NodePath path;
    private boolean ending;

    protected NodeBehavior(ActorContext<NodeMessage> context, Subtree subtree, NodePath path) {
        this.context = context;
        this.subtree = subtree;
        this.path = path;
    }

    /** The class's table. */
    protected abstract Handlers<N> handlers();

    /** All that is known of this node now. */
    protected NodeState state() {
        return new NodeState(summary(), verbs(), null, null);
    }

    /** A table that answers from memory: list, resolve, get and watch. */
    protected static <N extends NodeBehavior<N>> Handlers.Builder<N> basics() {
        return Handlers.<N>of()
                .<ListChildren, ListReply>on(ListChildren.class, NodeBehavior::onList)
                .<ResolveNode, ResolveReply>on(ResolveNode.class, NodeBehavior::onResolve)
                .<GetNode, GetReply>on(GetNode.class, NodeBehavior::onGet)
                .<WatchNode, WatchReply>on(WatchNode.class, NodeBehavior::onWatch);
    }

    protected final ActorContext<NodeMessage> context() {
        return context;
    }

    protected final Subtree subtree() {
        return subtree;
    }

    protected final NodePath path() {
        return path;
    }

    /** The verbs that this node has: those of its class, and with a backend those that the runtime gives it. */
    protected Set<Verb> verbs() {
        boolean backend = !path.isRoot() && path.equals(subtree.path());
        return backend ? BackendVerbs.and(handlers().verbs()) : handlers().verbs();
    }

    /** What its backend remembers of it. */
    protected final NodeSummary summary() {
        NodeSummary summary = subtree.summary(path);
        if (summary == null) {
            throw new IllegalStateException(path + " is not in its backend's subtree");
        }
        return summary;
    }

    /** Ends this actor when the handler returns. */
    protected final void end() {
        ending = true;
    }

    /** Called when the actor has ended or is about to restart. */
    protected void onEnded() {}

    /** Whether a query is to be handled now. When not, it is the subclass's to answer, or to {@link #handle} later. */
    protected boolean takes(Call<?, ?> call) {
        return true;
    }

    /** Handles a query that was held back. On the actor's thread. */
    protected final void handle(Call<?, ?> call) {
        @SuppressWarnings("unchecked")
        N self = (N) this;
        handlers().handle(self, call);
    }

    private void onList(Call<ListChildren, ListReply> call) {
        call.reply(subtree.list(path, call.query().selector(), call.query().page()));
    }

    private void onResolve(Call<ResolveNode, ResolveReply> call) {
        NodeHandle handle = subtree.handle(call.query().path());
        if (handle == null) {
            call.fail(ErrorCode.NOT_FOUND, "no node at " + call.query().path());
        } else {
            call.reply(new NodeResolved(handle));
        }
    }

    private void onGet(Call<GetNode, GetReply> call) {
        call.reply(new NodeReported(state()));
    }

    private void onWatch(Call<WatchNode, WatchReply> call) {
        subtree.watch(path, call);
    }

    @Override
    public final Behavior<NodeMessage> receive(TypedActorContext<NodeMessage> unused, NodeMessage message) {
        @SuppressWarnings("unchecked")
        N self = (N) this;
        if ((!(message instanceof Call<?, ?> call) || takes(call))
                && !handlers().handle(self, message)) {
            return Behaviors.unhandled();
        }
        return ending ? Behaviors.stopped() : this;
    }

    @Override
    public final @Nullable Behavior<NodeMessage> receiveSignal(TypedActorContext<NodeMessage> unused, Signal signal) {
        if (signal instanceof PostStop || signal instanceof PreRestart) {
            onEnded();
            if (signal instanceof PostStop && path.equals(subtree.path())) {
                subtree.end();
            }
            return this;
        }
        return Behaviors.unhandled();
    }
}
