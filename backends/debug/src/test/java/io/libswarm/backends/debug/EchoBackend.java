package io.libswarm.backends.debug;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.util.Map;
import java.util.Objects;

/** Spawns {@link EchoTask}s. */
final class EchoBackend extends NodeBehavior<EchoBackend> {
    static final Handlers<EchoBackend> HANDLERS = NodeBehavior.<EchoBackend>basics()
            .<SpawnNode, SpawnReply>on(SpawnNode.class, EchoBackend::onSpawn)
            .build();

    private final BackendContext backend;

    private EchoBackend(ActorContext<NodeMessage> context, BackendContext backend) {
        super(context, backend.subtree(), backend.path());
        this.backend = backend;
        subtree().put(summary(path(), Kind.BACKEND), context.getSelf(), verbs());
    }

    static Behavior<NodeMessage> create(BackendContext backend) {
        return Behaviors.setup(context -> new EchoBackend(context, backend));
    }

    static NodeSummary summary(NodePath path, Kind kind) {
        return new NodeSummary(path, kind, RunState.RUNNING, Map.of(), Map.of(), "", new Cursor("", 0, 0));
    }

    @Override
    protected Handlers<EchoBackend> handlers() {
        return HANDLERS;
    }

    private void onSpawn(Call<SpawnNode, SpawnReply> call) {
        NodePath path = path().child(Objects.requireNonNull(call.query().spec().name()));
        if (subtree().handle(path) != null) {
            call.fail(ErrorCode.ALREADY_EXISTS, path + " is there");
            return;
        }
        backend.spawn(
                context(),
                summary(path, Kind.TASK),
                EchoTask.HANDLERS.verbs(),
                OnCrash.RESUME,
                () -> Behaviors.setup(actor -> new EchoTask(actor, subtree(), path)));
        NodeSummary made = Objects.requireNonNull(subtree().summary(path));
        call.reply(new NodeSpawned(
                Objects.requireNonNull(subtree().handle(path)),
                new NodeState(made, EchoTask.HANDLERS.verbs(), null, null)));
    }
}
