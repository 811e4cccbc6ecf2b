package io.libswarm.runtime.http.tree;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A backend that keeps {@link TestTask}s in memory, and remembers the last spec. */
final class TestBackend extends NodeBehavior<TestBackend> {
    static final ProviderInfo INFO = new ProviderInfo(
            "test",
            List.of("try"),
            "tasks in memory",
            TestTask.HANDLERS.verbs(),
            List.of(new SettingInfo("size", SettingType.NUMBER, false, "3", "how many", List.of(), false, true)),
            "");
    static final Handlers<TestBackend> HANDLERS = NodeBehavior.<TestBackend>basics()
            .on(SpawnNode.class, TestBackend::onSpawn)
            .on(DescribeBackend.class, TestBackend::onDescribe)
            .build();

    static volatile NodeSpec lastSpec = NodeSpec.builder().build();

    private final BackendContext backend;

    private TestBackend(ActorContext<NodeMessage> context, BackendContext backend) {
        super(context, backend.subtree(), backend.path());
        this.backend = backend;
        NodeSummary top = new NodeSummary(
                backend.path(), Kind.BACKEND, RunState.RUNNING, Map.of(), Map.of(), "a test", TestTask.UNSTAMPED);
        backend.subtree().put(top, context.getSelf(), verbs());
    }

    static Behavior<NodeMessage> create(BackendContext backend) {
        return Behaviors.setup(context -> new TestBackend(context, backend));
    }

    @Override
    protected Handlers<TestBackend> handlers() {
        return HANDLERS;
    }

    private void onSpawn(Call<SpawnNode, SpawnReply> call) {
        NodeSpec spec = call.query().spec();
        lastSpec = spec;
        NodePath path = path().child(spec.name() == null ? "unnamed" : spec.name());
        if (subtree().summary(path) != null) {
            call.fail(ErrorCode.ALREADY_EXISTS, path + " is there already");
            return;
        }
        RunState state = spec.start() ? RunState.RUNNING : RunState.CREATED;
        NodeSummary summary = new NodeSummary(
                path, Kind.TASK, state, spec.labels(), Map.of("id", path.name()), "", TestTask.UNSTAMPED);
        backend.spawn(
                context(), summary, TestTask.HANDLERS.verbs(), OnCrash.RESUME, () -> TestTask.create(backend, path));
        NodeSummary made = subtree().summary(path);
        call.reply(new NodeSpawned(subtree().handle(path), new NodeState(made, TestTask.HANDLERS.verbs(), null, null)));
    }

    private void onDescribe(Call<DescribeBackend, DescribeReply> call) {
        call.reply(new BackendDescribed(new BackendInfo(
                path().name(), INFO, Set.of(Verb.WATCH), Set.of("tty"), ProtocolRange.CURRENT, Health.WELL, "here")));
    }
}
