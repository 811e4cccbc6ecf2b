package io.libswarm.backends.aggregate;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.stream.SystemMaterializer;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.PeerFailure;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gather.Gather;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A pool: the one node of its backend. Its children are links: they are listed under their owners' paths, and a path through the pool is
 * answered with a handle on the owner's node. Owns the reservations of names; what it remembers of its targets is in {@link PoolView}, kept up
 * by {@link TargetWatches}. Supervised by its gate. What needs the targets waits until each has been heard of, or is late.
 */
final class AggregateNode extends NodeBehavior<AggregateNode> {
    static final Handlers<AggregateNode> HANDLERS = NodeBehavior.<AggregateNode>basics()
            .on(ListChildren.class, AggregateNode::onList)
            .on(ResolveNode.class, AggregateNode::onResolve)
            .on(WatchNode.class, AggregateNode::onWatch)
            .on(SpawnNode.class, AggregateNode::onSpawn)
            .onMessage(Placer.HostAnswered.class, AggregateNode::onHostAnswered)
            .onMessage(ViewChanged.class, AggregateNode::onViewChanged)
            .onMessage(RootTold.class, AggregateNode::onRootTold)
            .onMessage(Late.class, AggregateNode::onLate)
            .build();

    private final PoolSelf self;
    private final PoolView view = new PoolView();
    private final TargetFinder finder;
    private final TargetSet targets;
    private final TargetWatches watches;
    private final PoolWatch readers;
    private final PoolNames names;
    private final Placer placer;
    private final List<Waiting> waiting = new ArrayList<>();

    private enum ViewChanged implements NodeMessage {
        INSTANCE
    }

    private record RootTold(Told told) implements NodeMessage {}

    private record Late(Waiting waiting) implements NodeMessage {}

    private AggregateNode(ActorContext<NodeMessage> context, BackendContext backend, AggregateSettings settings) {
        super(context, backend.subtree(), backend.path());
        NodePath pool = backend.path();
        ActorRef<NodeMessage> me = context.getSelf();
        Gather gather = new Gather(context.getSystem(), backend.tree());
        Admission admission = new Admission(backend.tree(), pool);
        this.self = new PoolSelf(pool, settings.strategy());
        this.finder = new TargetFinder(pool, settings);
        this.targets = new TargetSet(SystemMaterializer.get(context.getSystem()).materializer());
        this.watches = new TargetWatches(context.getSystem(), admission, view, () -> me.tell(ViewChanged.INSTANCE));
        this.readers = new PoolWatch(context.getSystem(), pool, admission, targets, gather);
        this.names = new PoolNames(pool, view, backend.tree(), gather);
        this.placer = new Placer(pool, view, backend.tree(), settings.strategy(), new SplittableRandom(), me);
        retarget();
        subtree().put(self.summary(targets.paths(), view.size(), List.of()), me, verbs());
        if (settings.selects()) {
            watches.watchRoot(told -> me.tell(new RootTold(told)));
        }
    }

    static Behavior<NodeMessage> create(BackendContext backend, AggregateSettings settings) {
        return Behaviors.setup(context -> new AggregateNode(context, backend, settings));
    }

    @Override
    protected Handlers<AggregateNode> handlers() {
        return HANDLERS;
    }

    @Override
    protected NodeState state() {
        return new NodeState(summary(), verbs(), null, self.document(targets.paths(), view.size(), view.missing()));
    }

    @Override
    protected void onEnded() {
        watches.end();
        readers.end();
    }

    private void onList(Call<ListChildren, ListReply> call) {
        whenSettled(call, () -> {
            try {
                call.reply(view.list(call.query().selector(), call.query().page()));
            } catch (IllegalArgumentException e) {
                call.fail(ErrorCode.INVALID, String.valueOf(e.getMessage()));
            }
        });
    }

    private void onResolve(Call<ResolveNode, ResolveReply> call) {
        NodePath path = call.query().path();
        if (path.equals(path())) {
            call.reply(new NodeResolved(Objects.requireNonNull(subtree().handle(path))));
        } else if (!path().contains(path)) {
            call.fail(ErrorCode.NOT_FOUND, "no node at " + path);
        } else {
            whenSettled(call, () -> names.resolve(call));
        }
    }

    private void onWatch(Call<WatchNode, WatchReply> call) {
        if (call.query().depth() <= 0) {
            subtree().watch(path(), call);
        } else {
            whenSettled(call, () -> readers.answer(call));
        }
    }

    private void onSpawn(Call<SpawnNode, SpawnReply> call) {
        whenSettled(call, () -> placer.place(call));
    }

    private void onHostAnswered(Placer.HostAnswered answer) {
        placer.answered(answer);
    }

    private void whenSettled(Call<?, ?> call, Runnable then) {
        if (isSettled()) {
            then.run();
            return;
        }
        Waiting one = new Waiting(call, then);
        waiting.add(one);
        context()
                .scheduleOnce(Gather.inTimeFor(call.context()).left(), context().getSelf(), new Late(one));
    }

    private boolean isSettled() {
        return finder.isComplete() && view.isSettled();
    }

    private void onLate(Late late) {
        if (waiting.remove(late.waiting()) && !late.waiting().call().isDone()) {
            late.waiting().then().run();
        }
    }

    private void onViewChanged(ViewChanged event) {
        List<PeerFailure> missing = isSettled() ? view.missing() : List.of();
        subtree().update(self.summary(targets.paths(), view.size(), missing));
        if (isSettled()) {
            List<Waiting> ready = List.copyOf(waiting);
            waiting.clear();
            ready.stream()
                    .filter(one -> !one.call().isDone())
                    .forEach(one -> one.then().run());
        }
    }

    private void onRootTold(RootTold event) {
        finder.on(event.told());
        retarget();
        onViewChanged(ViewChanged.INSTANCE);
    }

    private void retarget() {
        targets.become(finder.targets());
        watches.become(targets.paths());
    }
}
