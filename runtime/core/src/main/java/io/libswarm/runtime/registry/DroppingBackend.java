package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.runtime.registry.RegistrarCommand.UnregisterBackend;
import io.libswarm.runtime.registry.RegistrarReply.BackendUnregistered;
import io.libswarm.runtime.registry.RegistrarReply.RegistryRefused;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees one backend out of the world: takes it out of the registry, waits until its actors have ended on all members, and answers; at the
 * deadline, if not before. Ends when it has answered.
 */
final class DroppingBackend extends AbstractBehavior<DroppingBackend.Event> {
    private static final Duration AGAIN = Duration.ofSeconds(4);
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final String name;
    private final RemoveNode query;
    private final ActorRef<RegistrarMessage> registrar;
    private final Set<ActorRef<NodeMessage>> running = new HashSet<>();
    private @Nullable BackendUnregistered unregistered;
    private boolean seen;

    sealed interface Event {}

    private record Answered(RegistrarReply reply) implements Event {}

    private record Found(Whereabouts where) implements Event {}

    private record Ended(ActorRef<NodeMessage> backend) implements Event {}

    private enum Timed implements Event {
        AGAIN,
        OVER
    }

    private DroppingBackend(
            ActorContext<Event> context, String name, RemoveNode query, ActorRef<RegistrarMessage> registrar) {
        super(context);
        this.name = name;
        this.query = query;
        this.registrar = registrar;
    }

    static Behavior<Event> create(
            String name, RemoveNode query, ActorRef<RegistrarMessage> registrar, ActorRef<DirectoryMessage> directory) {
        return Behaviors.withTimers(timers -> Behaviors.setup(context -> {
            timers.startTimerWithFixedDelay(Timed.AGAIN, AGAIN);
            Duration left = query.context().deadline().left().minus(MARGIN);
            timers.startSingleTimer(Timed.OVER, left.isNegative() ? Duration.ZERO : left);
            directory.tell(new DirectoryMessage.Follow(context.messageAdapter(Whereabouts.class, Found::new)));
            return new DroppingBackend(context, name, query, registrar);
        }));
    }

    @Override
    public Receive<Event> createReceive() {
        return newReceiveBuilder()
                .onMessage(Found.class, this::onFound)
                .onMessage(Answered.class, this::onAnswered)
                .onMessage(Ended.class, this::onEnded)
                .onMessage(Timed.class, this::onTimed)
                .build();
    }

    private Behavior<Event> onFound(Found event) {
        for (Whereabouts.Located each : event.where().instances()) {
            ActorRef<NodeMessage> ref = each.ref();
            if (each.placed().backend().name().equals(name) && ref != null && running.add(ref)) {
                getContext().watchWith(ref, new Ended(ref));
            }
        }
        if (!seen) {
            seen = true;
            unregister();
        }
        return this;
    }

    private void unregister() {
        registrar.tell(new UnregisterBackend(
                name, 0, query.context().deadline(), getContext().messageAdapter(RegistrarReply.class, Answered::new)));
    }

    private Behavior<Event> onAnswered(Answered event) {
        if (event.reply() instanceof RegistryRefused refused) {
            return answer(refused.failure());
        } else if (event.reply() instanceof BackendUnregistered now && unregistered == null) {
            unregistered = now;
        }
        return answerIfDone();
    }

    private Behavior<Event> onEnded(Ended event) {
        running.remove(event.backend());
        return answerIfDone();
    }

    private Behavior<Event> answerIfDone() {
        return unregistered != null && (running.isEmpty() || unregistered.before())
                ? answer(new NodeRemoved(NodePath.of(name), unregistered.before(), null))
                : this;
    }

    private Behavior<Event> onTimed(Timed event) {
        if (event == Timed.OVER) {
            return answer(Failure.of(
                    ErrorCode.TIMED_OUT,
                    unregistered == null
                            ? "the registry did not answer in time; outcome unknown: repeat with the same request id"
                            : "the backend is registered no more, but has not ended everywhere in time",
                    NodePath.of(name)));
        } else if (seen && unregistered == null) {
            unregister();
        }
        return this;
    }

    private Behavior<Event> answer(RemoveReply reply) {
        query.replyTo().tell(reply);
        return Behaviors.stopped();
    }
}
