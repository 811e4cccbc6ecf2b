package io.libswarm.backends.debug;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gather.Circles;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendVerbs;
import io.libswarm.runtime.stream.Streams;
import io.libswarm.runtime.tree.Tree;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The debug backend's own node: stands in front of its target, and of each node below that by a {@link DebugProxy}, its child. Nothing passes
 * until it is sure that the target does not lead back here. Its own are only its log and, while the target can't be asked, its state.
 * Supervised by its gate.
 */
final class DebugNode extends NodeBehavior<DebugNode> {
    static final Handlers<DebugNode> HANDLERS = NodeBehavior.<DebugNode>basics()
            .on(ListChildren.class, DebugNode::pass)
            .on(ResolveNode.class, DebugNode::onResolve)
            .on(GetNode.class, DebugNode::onGet)
            .on(UpdateNode.class, DebugNode::pass)
            .on(SpawnNode.class, DebugNode::pass)
            .on(StartNode.class, DebugNode::pass)
            .on(StopNode.class, DebugNode::pass)
            .on(RemoveNode.class, DebugNode::pass)
            .on(WatchNode.class, DebugNode::pass)
            .on(StreamLogs.class, DebugNode::onLogs)
            .on(ConnectNode.class, DebugNode::pass)
            .on(ReadFiles.class, DebugNode::pass)
            .on(WriteFiles.class, DebugNode::pass)
            .on(CallNative.class, DebugNode::pass)
            .onMessage(Found.class, DebugNode::onFound)
            .onMessage(Passage.SpawnedBehind.class, DebugNode::onSpawnedBehind)
            .onMessage(ProxyEnded.class, DebugNode::onProxyEnded)
            .build();

    private final BackendContext backend;
    private final Mirror mirror;
    private final DebugLog log;
    private final Taps taps;
    private final Passage passage;
    private final Circles circles;
    private final Map<NodePath, Proxy> proxies = new HashMap<>();
    private volatile boolean sure;

    private record Proxy(ActorRef<NodeMessage> behind, ActorRef<NodeMessage> ref) {}

    private record Found(Call<ResolveNode, ResolveReply> call, Entry entry, ResolveReply reply)
            implements NodeMessage {}

    private record ProxyEnded(NodePath path, ActorRef<NodeMessage> ref) implements NodeMessage {}

    private DebugNode(ActorContext<NodeMessage> context, BackendContext backend, NodePath target) {
        super(context, backend.subtree(), backend.path());
        this.backend = backend;
        this.mirror = new Mirror(target, backend.path());
        this.log = new DebugLog(backend.path(), context.getSystem());
        this.taps = new Taps(context.getSystem(), log);
        this.passage = new Passage(backend.tree(), mirror, null, log, taps, context.getSelf());
        this.circles = new Circles(backend.tree(), backend.path());
        subtree()
                .put(
                        new NodeSummary(
                                path(),
                                Kind.BACKEND,
                                RunState.RUNNING,
                                Map.of(),
                                Map.of(Circles.TARGETS, Circles.attribute(List.of(target))),
                                "in front of " + target,
                                new Cursor(path().name(), 0, 0)),
                        context.getSelf(),
                        verbs());
    }

    static Behavior<NodeMessage> create(BackendContext backend, NodePath target) {
        return Behaviors.setup(context -> new DebugNode(context, backend, target));
    }

    @Override
    protected Handlers<DebugNode> handlers() {
        return HANDLERS;
    }

    @Override
    protected void onEnded() {
        taps.end();
        log.end();
    }

    private Tree tree() {
        return backend.tree();
    }

    /** Why nothing may pass: empty when it may. */
    private CompletionStage<Optional<Failure>> objection(QueryContext context) {
        if (sure) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return circles.objection(mirror.target(), context).thenApply(objection -> {
            sure |= objection.isEmpty();
            return objection;
        });
    }

    private <Q extends NodeQuery<R>, R extends NodeReply> void pass(Call<Q, R> call) {
        objection(call.context())
                .thenAccept(objection ->
                        objection.ifPresentOrElse(failure -> refuse(call, failure), () -> passage.pass(call)));
    }

    private void refuse(Call<?, ?> call, Failure failure) {
        log.add(new Entry(path(), call.query()).answered(failure));
        call.fail(failure);
    }

    private void onLogs(Call<StreamLogs, LogsReply> call) {
        call.reply(
                new LogsOffered(Streams.offer(log.read(call.query()), context().getSystem())));
    }

    /** What the target is; its own state while the target can't say, so that it is there to be seen and taken out. */
    private void onGet(Call<GetNode, GetReply> call) {
        Entry entry = new Entry(path(), call.query());
        GetNode query = call.query();
        NodeState own = state();
        objection(call.context())
                .thenCompose(objection -> objection.isPresent()
                        ? CompletableFuture.<GetReply>completedFuture(objection.get())
                        : passage.<GetReply>shown(entry, call.context(), query::readdressed))
                .thenAccept(reply -> call.reply(
                        reply instanceof NodeReported reported
                                ? new NodeReported(withLogs(reported.node()))
                                : new NodeReported(lost(own, (Failure) reply))));
    }

    /** The log is this node's own, whatever the target has. */
    private static NodeState withLogs(NodeState node) {
        Set<Verb> verbs = EnumSet.copyOf(BackendVerbs.and(Set.of(Verb.LOGS)));
        verbs.addAll(node.verbs());
        return new NodeState(node.summary(), verbs, node.exitStatus(), node.document());
    }

    private NodeState lost(NodeState own, Failure why) {
        NodeSummary summary = own.summary()
                .in(
                        RunState.LOST,
                        "in front of " + mirror.target() + ": " + why.message(),
                        own.summary().cursor());
        return new NodeState(summary, own.verbs(), null, null);
    }

    private void onResolve(Call<ResolveNode, ResolveReply> call) {
        NodePath path = call.query().path();
        NodeHandle own = subtree().handle(path);
        if (own != null) {
            call.reply(new NodeResolved(own));
            return;
        }
        if (!path().contains(path)) {
            call.fail(ErrorCode.NOT_FOUND, "no node at " + path);
            return;
        }
        Entry entry = new Entry(path(), call.query());
        ActorRef<NodeMessage> self = context().getSelf();
        objection(call.context())
                .thenCompose(objection -> objection.isPresent()
                        ? CompletableFuture.<ResolveReply>completedFuture(objection.get())
                        : tree().resolve(mirror.back(path), call.context()))
                .thenAccept(reply -> self.tell(new Found(call, entry, reply)));
    }

    private void onFound(Found found) {
        log.add(found.entry().answered(found.reply()));
        if (found.reply() instanceof NodeResolved resolved) {
            found.call()
                    .reply(new NodeResolved(
                            proxied(resolved.handle(), found.call().query().path())));
        } else {
            found.call().fail(mirror.failure((Failure) found.reply()));
        }
    }

    private void onSpawnedBehind(Passage.SpawnedBehind event) {
        NodeHandle handle = event.spawned().handle();
        Mirror shown = event.shown();
        boolean isLink = !shown.target().contains(handle.path());
        event.call()
                .reply(new NodeSpawned(
                        isLink ? handle : proxied(handle, shown.path(handle.path())),
                        shown.state(event.spawned().node())));
    }

    private NodeHandle proxied(NodeHandle behind, NodePath shown) {
        Proxy proxy = proxies.get(shown);
        if (proxy == null || !proxy.behind().equals(behind.ref())) {
            Mirror own = new Mirror(behind.path(), shown);
            Passage through =
                    new Passage(tree(), own, behind, log, taps, context().getSelf());
            ActorRef<NodeMessage> ref = context()
                    .spawnAnonymous(DebugProxy.create(
                            backend, own, behind, through, context().getSelf()));
            context().watchWith(ref, new ProxyEnded(shown, ref));
            proxy = new Proxy(behind.ref(), ref);
            proxies.put(shown, proxy);
        }
        return new NodeHandle(shown, proxy.ref(), behind.kind(), behind.verbs());
    }

    private void onProxyEnded(ProxyEnded event) {
        proxies.computeIfPresent(event.path(), (path, proxy) -> proxy.ref().equals(event.ref()) ? null : proxy);
    }
}
