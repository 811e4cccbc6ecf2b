package io.libswarm.runtime.tree;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.stream.javadsl.Sink;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Watches one running backend for the root node, which so holds its summary: asks what it is, follows its changes, and asks again when the
 * stream ends. One for each running backend on each member; ended by the root node when the backend runs elsewhere.
 */
final class BackendLink extends AbstractBehavior<BackendLink.Event> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final NodePath path;
    private final ActorRef<NodeMessage> backend;
    private final ActorRef<NodeMessage> root;
    private Set<Verb> verbs = Set.of();

    sealed interface Event {}

    /** What the root node is told. */
    record BackendSeen(NodeSummary summary, ActorRef<NodeMessage> ref, Set<Verb> verbs) implements NodeMessage {}

    private record Described(GetReply reply) implements Event {}

    private record Watched(WatchReply reply) implements Event {}

    private record Changed(NodeSummary summary) implements Event {}

    private record Cut() implements Event {}

    private record Again() implements Event {}

    private BackendLink(
            ActorContext<Event> context, NodePath path, ActorRef<NodeMessage> backend, ActorRef<NodeMessage> root) {
        super(context);
        this.path = path;
        this.backend = backend;
        this.root = root;
        describe();
    }

    static Behavior<Event> create(NodePath path, ActorRef<NodeMessage> backend, ActorRef<NodeMessage> root) {
        return Behaviors.setup(context -> new BackendLink(context, path, backend, root));
    }

    @Override
    public Receive<Event> createReceive() {
        return newReceiveBuilder()
                .onMessage(Described.class, this::onDescribed)
                .onMessage(Watched.class, this::onWatched)
                .onMessage(Changed.class, this::onChanged)
                .onMessage(Cut.class, event -> later())
                .onMessage(Again.class, event -> describe())
                .build();
    }

    private Behavior<Event> describe() {
        getContext()
                .ask(
                        GetReply.class,
                        backend,
                        PATIENCE,
                        (ActorRef<GetReply> replyTo) ->
                                new GetNode(QueryContext.within(PATIENCE), Freshness.REMEMBERED, replyTo),
                        (reply, failed) -> reply == null ? new Cut() : new Described(reply));
        return this;
    }

    private Behavior<Event> onDescribed(Described event) {
        if (!(event.reply() instanceof NodeReported reported)) {
            return later();
        }
        verbs = reported.node().verbs();
        getContext()
                .ask(
                        WatchReply.class,
                        backend,
                        PATIENCE,
                        (ActorRef<WatchReply> replyTo) ->
                                new WatchNode(QueryContext.within(PATIENCE), 0, List.of(), replyTo),
                        (reply, failed) -> reply == null ? new Cut() : new Watched(reply));
        return onChanged(new Changed(reported.node().summary()));
    }

    private Behavior<Event> onWatched(Watched event) {
        if (!(event.reply() instanceof WatchOffered offered)) {
            return later();
        }
        ActorRef<Event> self = getContext().getSelf();
        offered.events()
                .getSource()
                .runWith(
                        Sink.<WatchEvent>foreach(change -> tell(self, change)),
                        getContext().getSystem())
                .whenComplete((done, failed) -> self.tell(new Cut()));
        return this;
    }

    private static void tell(ActorRef<Event> self, WatchEvent change) {
        if (change instanceof NodeAppeared appeared) {
            self.tell(new Changed(appeared.node()));
        } else if (change instanceof NodeChanged changed) {
            self.tell(new Changed(changed.node()));
        }
    }

    private Behavior<Event> onChanged(Changed event) {
        if (event.summary().path().equals(path)) {
            root.tell(new BackendSeen(event.summary(), backend, verbs));
        }
        return this;
    }

    private Behavior<Event> later() {
        getContext().scheduleOnce(PAUSE, getContext().getSelf(), new Again());
        return this;
    }
}
