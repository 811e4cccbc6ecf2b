package io.libswarm.runtime.tree;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.japi.Pair;
import akka.stream.KillSwitches;
import akka.stream.Materializer;
import akka.stream.SourceRef;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.MergeHub;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamRefs;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEnded;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Subtree;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One watch of everything below {@code /}: the watches of all backends, merged with the root's own. A backend whose watch ends is watched
 * again wherever it then runs, after the reader was told that all below it has vanished. Lives as long as its reader, and its streams live
 * as long as it; a reader that is too slow for one backend is ended as that backend says.
 */
final class RootWatch extends AbstractBehavior<RootWatch.Event> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final int depth;
    private final List<Cursor> since;
    private final Materializer materializer;
    private final Sink<Merged, NotUsed> hub;
    private final Map<String, UniqueKillSwitch> streams = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private Map<String, ActorRef<NodeMessage>> running;

    sealed interface Event {}

    /** The backends that run now. */
    record BackendsAre(Map<String, ActorRef<NodeMessage>> running) implements Event {}

    private record Offered(
            String name,
            ActorRef<NodeMessage> ref,
            @Nullable WatchReply reply) implements Event {}

    private record Ended(String name, ActorRef<NodeMessage> ref) implements Event {}

    private record ReaderGone() implements Event {}

    private record Over() implements Event {}

    private RootWatch(
            ActorContext<Event> context,
            Call<WatchNode, WatchReply> call,
            Subtree own,
            Map<String, ActorRef<NodeMessage>> running) {
        super(context);
        int asked = call.query().depth();
        this.depth = asked == WatchNode.WHOLE_SUBTREE ? asked : asked - 1;
        this.since = call.query().since();
        this.running = running;
        this.materializer = Materializer.createMaterializer(context);
        Pair<Sink<Merged, NotUsed>, SourceRef<WatchEvent>> started = start(context.getSelf(), running.keySet());
        this.hub = started.first();
        own.events(NodePath.ROOT, 2)
                .map(event -> new Merged(RootMerge.OWN, event))
                .runWith(hub, materializer);
        running.forEach(this::follow);
        call.reply(new WatchOffered(started.second()));
    }

    static Behavior<Event> create(
            Call<WatchNode, WatchReply> call, Subtree own, Map<String, ActorRef<NodeMessage>> running) {
        return Behaviors.setup(context -> new RootWatch(context, call, own, running));
    }

    private Pair<Sink<Merged, NotUsed>, SourceRef<WatchEvent>> start(ActorRef<Event> self, Set<String> expected) {
        return MergeHub.of(Merged.class, 64)
                .statefulMapConcat(() -> new RootMerge(expected)::merge)
                .takeWhile(event -> !(event instanceof WatchEnded), true)
                .watchTermination((sink, done) -> {
                    done.whenComplete((ok, failed) -> self.tell(new ReaderGone()));
                    return sink;
                })
                .toMat(StreamRefs.<WatchEvent>sourceRef(), Keep.both())
                .run(materializer);
    }

    @Override
    public Receive<Event> createReceive() {
        return newReceiveBuilder()
                .onMessage(BackendsAre.class, this::onBackendsAre)
                .onMessage(Offered.class, this::onOffered)
                .onMessage(Ended.class, this::onEnded)
                .onMessage(ReaderGone.class, this::onReaderGone)
                .build();
    }

    /** Stopped at once, it would break what the hub merges off in the middle, each with an error in the log: the hub lets go of it first. */
    private Behavior<Event> onReaderGone(ReaderGone event) {
        getContext().scheduleOnce(PAUSE, getContext().getSelf(), new Over());
        return newReceiveBuilder()
                .onMessage(Over.class, over -> Behaviors.stopped())
                .onAnyMessage(late -> Behaviors.same())
                .build();
    }

    private void follow(String name, ActorRef<NodeMessage> ref) {
        boolean first = !told.contains(name);
        List<Cursor> from =
                first ? since.stream().filter(c -> c.source().equals(name)).toList() : List.of();
        getContext()
                .ask(
                        WatchReply.class,
                        ref,
                        PATIENCE,
                        (ActorRef<WatchReply> replyTo) ->
                                new WatchNode(QueryContext.within(PATIENCE), depth, from, replyTo),
                        (reply, failed) -> new Offered(name, ref, reply));
    }

    private Behavior<Event> onOffered(Offered event) {
        if (!event.ref().equals(running.get(event.name()))) {
            return this;
        }
        if (event.reply() instanceof WatchOffered offered) {
            Source<WatchEvent, NotUsed> events =
                    offered.events().getSource().recoverWithRetries(1, Throwable.class, Source::<WatchEvent>empty);
            NodeVanished before = new NodeVanished(NodePath.of(event.name()), new Cursor(event.name(), 0, 0));
            ActorRef<Event> self = getContext().getSelf();
            UniqueKillSwitch stream = (told.add(event.name())
                            ? events
                            : events.prepend(Source.<WatchEvent>single(before)))
                    .map(each -> new Merged(event.name(), each))
                    .viaMat(KillSwitches.single(), Keep.right())
                    .watchTermination((kill, done) -> {
                        done.whenComplete((ok, failed) -> self.tell(new Ended(event.name(), event.ref())));
                        return kill;
                    })
                    .to(hub)
                    .run(materializer);
            streams.put(event.name(), stream);
            return this;
        }
        if (event.reply() instanceof Failure failure && failure.code() == ErrorCode.WATCH_TOO_OLD) {
            push(event.name(), new WatchEnded(failure.code(), failure.message()));
            return this;
        }
        push(event.name(), new WatchCaughtUp(List.of()));
        return again(event.name(), event.ref());
    }

    private Behavior<Event> again(String name, ActorRef<NodeMessage> ref) {
        getContext().scheduleOnce(PAUSE, getContext().getSelf(), new Ended(name, ref));
        return this;
    }

    private Behavior<Event> onEnded(Ended event) {
        if (event.ref().equals(running.get(event.name()))) {
            if (streams.remove(event.name()) != null) {
                return again(event.name(), event.ref());
            }
            follow(event.name(), event.ref());
        }
        return this;
    }

    private Behavior<Event> onBackendsAre(BackendsAre event) {
        Map<String, ActorRef<NodeMessage>> before = running;
        running = event.running();
        before.forEach((name, ref) -> {
            UniqueKillSwitch stream = ref.equals(running.get(name)) ? null : streams.remove(name);
            if (stream != null) {
                stream.shutdown();
            }
            if (!running.containsKey(name)) {
                push(name, new WatchCaughtUp(List.of()));
            }
        });
        running.forEach((name, ref) -> {
            if (!ref.equals(before.get(name))) {
                follow(name, ref);
            }
        });
        return this;
    }

    private void push(String name, WatchEvent event) {
        Source.single(new Merged(name, event)).runWith(hub, materializer);
    }
}
