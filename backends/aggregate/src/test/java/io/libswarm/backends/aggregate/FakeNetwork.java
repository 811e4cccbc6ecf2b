package io.libswarm.backends.aggregate;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A backend in memory, for tests: hosts that spawn tasks, unless a function says why not. */
final class FakeNetwork {
    static final Failure HANG = Failure.of(ErrorCode.UNKNOWN, "hangs");

    final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();
    final Map<String, Long> memory = new ConcurrentHashMap<>();
    final List<SpawnNode> asked = new CopyOnWriteArrayList<>();
    volatile Function<SpawnNode, Failure> refusal = spawn -> null;
    private final BackendContext context;
    private final List<String> hosts;
    private final AtomicInteger count = new AtomicInteger();

    FakeNetwork(BackendContext context, String... hosts) {
        this.context = context;
        this.hosts = List.of(hosts);
    }

    Behavior<NodeMessage> behavior() {
        return context.gated(
                context.path(),
                Top.HANDLERS.verbs(),
                OnCrash.RESUME,
                () -> Behaviors.setup(actor -> {
                    context.subtree()
                            .put(
                                    node(context.path(), Kind.BACKEND, Map.of(), Map.of()),
                                    actor.getSelf(),
                                    Top.HANDLERS.verbs());
                    hosts.forEach(host -> addHost(actor, host));
                    return new Top(actor, this);
                }));
    }

    private void addHost(ActorContext<NodeMessage> parent, String name) {
        NodePath path = context.path().child(name);
        Map<String, String> attributes =
                memory.containsKey(name) ? Map.of("memory", memory.get(name).toString()) : Map.of();
        context.spawn(
                parent,
                node(path, Kind.HOST, labels.getOrDefault(name, Map.of()), attributes),
                Host.HANDLERS.verbs(),
                OnCrash.RESUME,
                () -> Behaviors.setup(actor -> new Host(actor, this, path)));
        NodePath images = path.child("_images");
        context.spawn(
                parent,
                node(images, Kind.COLLECTION, Map.of(), Map.of()),
                Task.HANDLERS.verbs(),
                OnCrash.RESUME,
                () -> Behaviors.setup(actor -> new Task(actor, this, images)));
    }

    /** A host's summary becomes another. */
    void change(String host, RunState state) {
        NodeSummary before = context.subtree().summary(context.path().child(host));
        context.subtree().update(before.in(state, "told so", before.cursor()));
    }

    static NodeSummary node(NodePath path, Kind kind, Map<String, String> labels, Map<String, String> attributes) {
        return new NodeSummary(path, kind, RunState.RUNNING, labels, attributes, "", new Cursor("", 0, 0));
    }

    private static final class Top extends NodeBehavior<Top> {
        static final Handlers<Top> HANDLERS = NodeBehavior.<Top>basics().build();

        Top(ActorContext<NodeMessage> actor, FakeNetwork network) {
            super(actor, network.context.subtree(), network.context.path());
        }

        @Override
        protected Handlers<Top> handlers() {
            return HANDLERS;
        }
    }

    private static final class Host extends NodeBehavior<Host> {
        static final Handlers<Host> HANDLERS = NodeBehavior.<Host>basics()
                .<SpawnNode, SpawnReply>on(SpawnNode.class, Host::onSpawn)
                .build();
        private final FakeNetwork network;

        Host(ActorContext<NodeMessage> actor, FakeNetwork network, NodePath path) {
            super(actor, network.context.subtree(), path);
            this.network = network;
        }

        @Override
        protected Handlers<Host> handlers() {
            return HANDLERS;
        }

        private void onSpawn(Call<SpawnNode, SpawnReply> call) {
            network.asked.add(call.query());
            Failure refusal = network.refusal.apply(call.query());
            if (refusal != null) {
                if (refusal != HANG) {
                    call.fail(refusal);
                }
                return;
            }
            String given = call.query().spec().name();
            String request = call.context().requestId().value();
            NodePath path = path().child(given == null ? "task-" + network.count.incrementAndGet() : given);
            NodeSummary there = subtree().summary(path);
            boolean same = there != null && request.equals(there.labels().get(Tenant.REQUEST));
            if (there != null && !same) {
                call.fail(ErrorCode.ALREADY_EXISTS, path + " is there");
                return;
            }
            if (there == null) {
                Map<String, String> labels = new HashMap<>(call.query().spec().labels());
                labels.put(Tenant.REQUEST, request);
                long bytes = call.query().spec().resources().memoryBytes();
                network.context.spawn(
                        context(),
                        node(path, Kind.TASK, labels, bytes == 0 ? Map.of() : Map.of("memory", "" + bytes)),
                        Task.HANDLERS.verbs(),
                        OnCrash.RESUME,
                        () -> Behaviors.setup(actor -> new Task(actor, network, path)));
            }
            NodeSummary made = subtree().summary(path);
            call.reply(new NodeSpawned(subtree().handle(path), new NodeState(made, Task.HANDLERS.verbs(), null, null)));
        }
    }

    private static final class Task extends NodeBehavior<Task> {
        static final Handlers<Task> HANDLERS = NodeBehavior.<Task>basics()
                .<RemoveNode, RemoveReply>on(RemoveNode.class, Task::onRemove)
                .build();

        Task(ActorContext<NodeMessage> actor, FakeNetwork network, NodePath path) {
            super(actor, network.context.subtree(), path);
        }

        @Override
        protected Handlers<Task> handlers() {
            return HANDLERS;
        }

        private void onRemove(Call<RemoveNode, RemoveReply> call) {
            Cursor cursor = subtree().remove(path());
            call.reply(new NodeRemoved(path(), false, cursor));
            end();
        }
    }
}
