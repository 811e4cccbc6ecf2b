package io.libswarm.runtime.tree;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.Gate;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.registry.DropBackend;

/**
 * Stands where a wanted backend is, while that one runs nowhere that can be reached: shows what is remembered of it, can be removed, and
 * answers all else {@code UNAVAILABLE}.
 */
final class AbsentBackend extends NodeBehavior<AbsentBackend> {
    private static final Handlers<AbsentBackend> HANDLERS = NodeBehavior.<AbsentBackend>basics()
            .on(ResolveNode.class, AbsentBackend::onResolve)
            .on(RemoveNode.class, AbsentBackend::onRemove)
            .on(UpdateNode.class, AbsentBackend::onOther)
            .on(SpawnNode.class, AbsentBackend::onOther)
            .on(StartNode.class, AbsentBackend::onOther)
            .on(StopNode.class, AbsentBackend::onOther)
            .on(StreamLogs.class, AbsentBackend::onOther)
            .on(ConnectNode.class, AbsentBackend::onOther)
            .on(ReadFiles.class, AbsentBackend::onOther)
            .on(WriteFiles.class, AbsentBackend::onOther)
            .on(DescribeBackend.class, AbsentBackend::onOther)
            .on(CallNative.class, AbsentBackend::onOther)
            .build();

    private final ActorRef<NodeMessage> remover;

    private AbsentBackend(
            ActorContext<NodeMessage> context, Subtree subtree, NodePath path, ActorRef<NodeMessage> registrar) {
        super(context, subtree, path);
        this.remover = context.spawnAnonymous(DropBackend.forwarder(path.name(), registrar));
    }

    static Behavior<NodeMessage> create(
            Subtree subtree, NodePath path, ActorRef<NodeMessage> registrar, GatePolicy policy) {
        return Gate.around(
                path,
                HANDLERS.verbs(),
                policy,
                OnCrash.RESUME,
                () -> Behaviors.setup(context -> new AbsentBackend(context, subtree, path, registrar)));
    }

    @Override
    protected Handlers<AbsentBackend> handlers() {
        return HANDLERS;
    }

    private void onResolve(Call<ResolveNode, ResolveReply> call) {
        NodeHandle handle = call.query().path().equals(path()) ? subtree().handle(path()) : null;
        if (handle == null) {
            onOther(call);
        } else {
            call.reply(new NodeResolved(handle));
        }
    }

    private void onRemove(Call<RemoveNode, RemoveReply> call) {
        call.forward(remover);
    }

    private <Q extends NodeQuery<R>, R extends NodeReply> void onOther(Call<Q, R> call) {
        call.fail(
                ErrorCode.UNAVAILABLE,
                "backend " + path() + " is " + summary().state() + ": "
                        + summary().summary());
    }
}
