package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.libswarm.protocol.Deadline;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.runtime.registry.RegistrarCommand.UnregisterBackend;
import io.libswarm.runtime.registry.RegistrarReply.BackendUnregistered;
import io.libswarm.runtime.registry.RegistrarReply.RegistryRefused;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees one backend out of the world: takes it out of the registry, waits until its actors have ended on all members, and answers; at the
 * deadline, if not before. Ends when it has answered.
 */
final class DroppingBackend extends AbstractBehavior<DroppingBackend.Event> {
    private static final Duration AGAIN = Duration.ofSeconds(4);
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final String name;
    private final Deadline deadline;
    private final Consumer<RemoveReply> answer;
    private final ActorRef<RegistrarMessage> registrar;
    private final Set<ActorRef<NodeMessage>> running = new HashSet<>();
    private @Nullable BackendUnregistered unregistered;
    private boolean seen;

    sealed interface Event {}

    private record Answered(RegistrarReply reply) implements Event {}

    private record Placed(DirectoryChanged directory) implements Event {}

    private record Ended(ActorRef<NodeMessage> backend) implements Event {}

    private enum Timed implements Event {
        AGAIN,
        OVER
    }

    private DroppingBackend(
            ActorContext<Event> context,
            String name,
            Deadline deadline,
            Consumer<RemoveReply> answer,
            ActorRef<RegistrarMessage> registrar) {
        super(context);
        this.name = name;
        this.deadline = deadline;
        this.answer = answer;
        this.registrar = registrar;
    }

    static Behavior<Event> create(
            String name,
            Deadline deadline,
            Consumer<RemoveReply> answer,
            ActorRef<RegistrarMessage> registrar,
            ActorRef<DirectoryMessage> directory) {
        return Behaviors.withTimers(timers -> Behaviors.setup(context -> {
            timers.startTimerWithFixedDelay(Timed.AGAIN, AGAIN);
            Duration left = deadline.left().minus(MARGIN);
            timers.startSingleTimer(Timed.OVER, left.isNegative() ? Duration.ZERO : left);
            directory.tell(new DirectoryMessage.Follow(context.messageAdapter(DirectoryChanged.class, Placed::new)));
            return new DroppingBackend(context, name, deadline, answer, registrar);
        }));
    }

    @Override
    public Receive<Event> createReceive() {
        return newReceiveBuilder()
                .onMessage(Placed.class, this::onPlaced)
                .onMessage(Answered.class, this::onAnswered)
                .onMessage(Ended.class, this::onEnded)
                .onMessage(Timed.class, this::onTimed)
                .build();
    }

    private Behavior<Event> onPlaced(Placed event) {
        for (Instance instance : event.directory().instances()) {
            ActorRef<NodeMessage> ref = instance.ref();
            boolean ours = instance.name().equals(name) || instance.name().startsWith(name + "@");
            if (ours && ref != null && running.add(ref)) {
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
                name, 0, deadline, getContext().messageAdapter(RegistrarReply.class, Answered::new)));
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
        answer.accept(reply);
        return Behaviors.stopped();
    }
}
