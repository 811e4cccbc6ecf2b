package io.libswarm.client;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend for tests: keeps tasks in memory. */
final class ToyBackend extends NodeBehavior<ToyBackend> {
    /** How many tasks were made in this process. */
    static final AtomicInteger SPAWNED = new AtomicInteger();

    static final Cursor UNSTAMPED = new Cursor("", 0, 0);
    static final Handlers<ToyBackend> HANDLERS = NodeBehavior.<ToyBackend>basics()
            .on(SpawnNode.class, ToyBackend::onSpawn)
            .on(DescribeBackend.class, ToyBackend::onDescribe)
            .build();

    private final BackendContext backend;

    private ToyBackend(ActorContext<NodeMessage> context, BackendContext backend) {
        super(context, backend.subtree(), backend.path());
        this.backend = backend;
        backend.subtree()
                .put(
                        new NodeSummary(
                                backend.path(), Kind.BACKEND, RunState.RUNNING, Map.of(), Map.of(), "a toy", UNSTAMPED),
                        context.getSelf(),
                        verbs());
    }

    static Behavior<NodeMessage> create(BackendContext backend) {
        return Behaviors.setup(context -> new ToyBackend(context, backend));
    }

    @Override
    protected Handlers<ToyBackend> handlers() {
        return HANDLERS;
    }

    private void onSpawn(Call<SpawnNode, SpawnReply> call) {
        NodeSpec spec = call.query().spec();
        NodePath path = path().child(spec.name() == null ? "task-" + SPAWNED.get() : spec.name());
        if (subtree().summary(path) != null) {
            call.fail(ErrorCode.ALREADY_EXISTS, path + " is there already");
            return;
        }
        SPAWNED.incrementAndGet();
        NodeSummary summary =
                new NodeSummary(path, Kind.TASK, RunState.RUNNING, spec.labels(), Map.of(), "", UNSTAMPED);
        backend.spawn(
                context(), summary, ToyTask.HANDLERS.verbs(), OnCrash.RESUME, () -> ToyTask.create(backend, path));
        call.reply(
                new NodeSpawned(subtree().handle(path), new NodeState(summary, ToyTask.HANDLERS.verbs(), null, null)));
    }

    private void onDescribe(Call<DescribeBackend, DescribeReply> call) {
        call.reply(new BackendDescribed(new BackendInfo(
                path().name(),
                ToyProvider.INFO,
                java.util.Set.of(),
                java.util.Set.of(),
                ProtocolRange.CURRENT,
                Health.WELL,
                backend.member())));
    }
}
