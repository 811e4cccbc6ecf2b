package io.libswarm.backends.docker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.backends.docker.EngineMessage.Happened;
import io.libswarm.backends.docker.EngineMessage.ListAgain;
import io.libswarm.backends.docker.EngineMessage.Look;
import io.libswarm.backends.docker.EngineMessage.Looked;
import io.libswarm.backends.docker.EngineMessage.Lost;
import io.libswarm.backends.docker.EngineMessage.Met;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One engine: its containers, and its collections of images, networks and volumes. The one writer of their part of the memory; what it
 * is told by events it does not believe but looks at, one container at a time.
 */
final class HostNode extends NodeBehavior<HostNode> {

    static final Handlers<HostNode> HANDLERS = NodeBehavior.<HostNode>basics()
            .<GetNode, GetReply>on(GetNode.class, HostNode::onGet)
            .<SpawnNode, SpawnReply>on(SpawnNode.class, HostNode::onSpawn)
            .<CallNative, NativeReply>on(CallNative.class, HostNode::onNative)
            .onMessage(Met.class, HostNode::onMet)
            .onMessage(Lost.class, HostNode::onLost)
            .onMessage(Happened.class, HostNode::onHappened)
            .onMessage(ListAgain.class, (node, again) -> node.list())
            .onMessage(Listed.class, HostNode::onListed)
            .onMessage(Inspected.class, HostNode::onInspected)
            .onMessage(HostSpawns.Made.class, (node, made) -> node.spawns.made(made))
            .onMessage(Described.class, HostNode::onDescribed)
            .onMessage(Look.class, HostNode::onLook)
            .build();

    private record Listed(@Nullable List<String> ids) implements NodeMessage {}

    private record Inspected(
            String id,
            @Nullable EngineObject object,
            @Nullable Throwable failure) implements NodeMessage {}

    private record Described(
            Call<GetNode, GetReply> call,
            @Nullable EngineObject host,
            @Nullable Throwable failure) implements NodeMessage {}

    private final BackendContext backend;
    private final EnginePort port;
    private final EngineNative nativeCalls;
    private final Children containers;
    private final Refreshes refreshes = new Refreshes(this::inspect);
    private final HostSpawns spawns;
    private final Map<String, ActorRef<NodeMessage>> collections = new LinkedHashMap<>();
    private EngineObject host;
    private boolean lost;

    private HostNode(
            ActorContext<NodeMessage> context,
            BackendContext backend,
            NodePath path,
            EnginePort port,
            EngineObject host) {
        super(context, backend.subtree(), path);
        this.backend = backend;
        this.port = port;
        this.nativeCalls = new EngineNative(port, context.getSystem());
        this.host = host;
        this.containers = new Children(
                path,
                backend.subtree(),
                (summary, object) -> backend.spawn(
                        context,
                        summary,
                        ContainerNode.HANDLERS.verbs(),
                        OnCrash.RESUME,
                        () -> ContainerNode.create(
                                backend.subtree(), summary.path(), port, context.getSelf(), object)));
        this.spawns = new HostSpawns(context, port, backend.subtree(), containers, refreshes);
    }

    static Behavior<NodeMessage> create(BackendContext backend, NodePath path, EnginePort port, EngineObject host) {
        return Behaviors.setup(context -> new HostNode(context, backend, path, port, host));
    }

    /** Only when the host's own place in the tree is taken. */
    private void collect() {
        for (Kind kind : List.of(Kind.IMAGE, Kind.NETWORK, Kind.VOLUME)) {
            NodePath place = path().child("_" + kind + "s");
            collections.put(
                    kind.value(),
                    backend.spawn(
                            context(),
                            CollectionNode.summary(backend, place, kind),
                            CollectionNode.HANDLERS.verbs(),
                            OnCrash.RESUME,
                            () -> CollectionNode.create(backend, place, port, kind)));
        }
    }

    @Override
    protected Handlers<HostNode> handlers() {
        return HANDLERS;
    }

    @Override
    protected NodeState state() {
        return Summaries.state(host, summary(), verbs());
    }

    private void onMet(Met met) {
        lost = false;
        host = met.host();
        if (collections.isEmpty()) {
            collect();
        }
        subtree().update(Summaries.of(host, path(), summary().cursor()));
        list();
    }

    /** What is looked at now, and answers late, is not believed: it tells of the time before. */
    private void onLost(Lost loss) {
        lost = true;
        subtree()
                .update(summary()
                        .in(RunState.LOST, "lost: " + loss.why(), summary().cursor()));
        containers.lost(loss.why());
        collections.values().forEach(collection -> collection.tell(loss));
    }

    private void onHappened(Happened happened) {
        EngineEvent event = happened.event();
        ActorRef<NodeMessage> collection = collections.get(event.type());
        if (collection != null) {
            collection.tell(happened);
        }
        String container = event.type().equals("container") ? event.id() : event.container();
        if (!container.isEmpty() && event.changes()) {
            refreshes.ask(container);
        }
    }

    private void list() {
        context().pipeToSelf(port.containerIds(), (ids, failure) -> new Listed(ids));
        collections.values().forEach(collection -> collection.tell(ListAgain.NOW));
    }

    /** A listing that failed is followed by another: at the next interval, or when the engine is met again. */
    private void onListed(Listed listed) {
        if (listed.ids() != null) {
            Set<String> all = new HashSet<>(containers.ids());
            all.addAll(listed.ids());
            all.forEach(refreshes::ask);
        }
    }

    private void inspect(String id) {
        context().pipeToSelf(port.container(id), (object, failure) -> new Inspected(id, object, failure));
    }

    private void onInspected(Inspected inspected) {
        Throwable failure = inspected.failure();
        boolean gone = !lost && failure != null && EngineErrors.isGone(failure);
        if (lost) {
            failure = new AnsweredException(ErrorCode.UNAVAILABLE, "the engine was lost meanwhile");
        } else if (inspected.object() != null) {
            containers.put(inspected.object());
        } else if (gone) {
            containers.remove(inspected.id());
        }
        refreshes.done(inspected.id(), failure == null || gone ? null : EngineErrors.failure(failure));
    }

    private void onGet(Call<GetNode, GetReply> call) {
        if (call.query().freshness() == Freshness.REMEMBERED) {
            call.reply(new NodeReported(state()));
            return;
        }
        context().pipeToSelf(port.host(), (seen, failure) -> new Described(call, seen, failure));
    }

    private void onDescribed(Described described) {
        if (described.host() == null) {
            Throwable why = described.failure() == null ? new IllegalStateException("no host") : described.failure();
            described.call().fail(EngineErrors.failure(why, path()));
            return;
        }
        host = described.host();
        subtree().update(Summaries.of(host, path(), summary().cursor()));
        described.call().reply(new NodeReported(state()));
    }

    private void onLook(Look look) {
        refreshes.ask(look.id(), failure -> look.from().tell(new Looked(look.ticket(), failure)));
    }

    private void onSpawn(Call<SpawnNode, SpawnReply> call) {
        spawns.begin(call, host, summary());
    }

    private void onNative(Call<CallNative, NativeReply> call) {
        nativeCalls.call(call);
    }
}
