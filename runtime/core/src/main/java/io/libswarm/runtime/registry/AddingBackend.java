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
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.registry.RegistrarCommand.RegisterBackend;
import io.libswarm.runtime.registry.RegistrarCommand.UnregisterBackend;
import io.libswarm.runtime.registry.RegistrarReply.BackendRegistered;
import io.libswarm.runtime.registry.RegistrarReply.RegistryRefused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sees one backend into the world: registers it, waits until its actor is in the directory and says that it runs, and answers. One that can't
 * be created is taken out of the registry again. Ends when it has answered, or nobody waits any more.
 */
final class AddingBackend extends AbstractBehavior<AddingBackend.Event> {
    private static final Duration AGAIN = Duration.ofSeconds(4);

    private final WantedBackend asked;
    private final Call<SpawnNode, SpawnReply> call;
    private final ActorRef<RegistrarMessage> registrar;
    private final ActorRef<DirectoryMessage> directory;
    private @Nullable BackendRegistered registered;
    private @Nullable ActorRef<NodeMessage> backend;

    sealed interface Event {}

    private record Answered(RegistrarReply reply) implements Event {}

    private record Found(Whereabouts where) implements Event {}

    private record Started(BackendStart start) implements Event {}

    private record Unregistered(Failure why) implements Event {}

    private enum Again implements Event {
        AGAIN
    }

    private AddingBackend(
            ActorContext<Event> context,
            WantedBackend asked,
            Call<SpawnNode, SpawnReply> call,
            ActorRef<RegistrarMessage> registrar,
            ActorRef<DirectoryMessage> directory) {
        super(context);
        this.asked = asked;
        this.call = call;
        this.registrar = registrar;
        this.directory = directory;
    }

    static Behavior<Event> create(
            WantedBackend asked,
            Call<SpawnNode, SpawnReply> call,
            ActorRef<RegistrarMessage> registrar,
            ActorRef<DirectoryMessage> directory) {
        return Behaviors.withTimers(timers -> Behaviors.setup(context -> {
            timers.startTimerWithFixedDelay(Again.AGAIN, AGAIN);
            AddingBackend adding = new AddingBackend(context, asked, call, registrar, directory);
            adding.register();
            return adding;
        }));
    }

    @Override
    public Receive<Event> createReceive() {
        return newReceiveBuilder()
                .onMessage(Answered.class, this::onAnswered)
                .onMessage(Found.class, this::onFound)
                .onMessage(Started.class, this::onStarted)
                .onMessage(Unregistered.class, event -> fail(event.why()))
                .onMessage(Again.class, event -> onAgain())
                .build();
    }

    private void register() {
        ActorRef<RegistrarReply> replyTo = getContext().messageAdapter(RegistrarReply.class, Answered::new);
        registrar.tell(new RegisterBackend(asked, call.context().deadline(), replyTo));
    }

    /** The registrar, or the member that it was on, may have been lost: to ask again is safe. */
    private Behavior<Event> onAgain() {
        if (call.isDone() || call.context().deadline().isPast()) {
            return Behaviors.stopped();
        } else if (registered == null) {
            register();
        } else {
            await();
        }
        return this;
    }

    private Behavior<Event> onAnswered(Answered event) {
        if (event.reply() instanceof RegistryRefused refused && registered == null) {
            return fail(refused.failure());
        } else if (event.reply() instanceof BackendRegistered now && registered == null) {
            registered = now;
            directory.tell(new DirectoryMessage.Follow(getContext().messageAdapter(Whereabouts.class, Found::new)));
        }
        return this;
    }

    private Behavior<Event> onFound(Found event) {
        for (Whereabouts.Located each : event.where().instances()) {
            WantedBackend backendThere = each.placed().backend();
            boolean ours = registered != null
                    && backendThere.name().equals(asked.name())
                    && backendThere.revision() == registered.wanted().revision();
            if (ours && each.placed().member() == null) {
                return unregister(Failure.of(
                        ErrorCode.CONFLICT,
                        "placement: " + asked.spec().placement()
                                + " (expected: one that a member of the cluster meets)"));
            } else if (ours && each.ref() != null && backend == null) {
                backend = each.ref();
                await();
            }
        }
        return this;
    }

    private void await() {
        if (backend != null) {
            backend.tell(new AwaitBackend(getContext().messageAdapter(BackendStart.class, Started::new)));
        }
    }

    private Behavior<Event> onStarted(Started event) {
        if (event.start() instanceof BackendUp up) {
            call.reply(new NodeSpawned(up.handle(), up.node()));
            return Behaviors.stopped();
        }
        return unregister(((BackendDown) event.start()).failure());
    }

    /** Leaves nothing of what it has registered itself. */
    private Behavior<Event> unregister(Failure why) {
        if (registered == null || registered.before()) {
            return fail(why);
        }
        ActorRef<RegistrarReply> replyTo =
                getContext().messageAdapter(RegistrarReply.class, reply -> new Unregistered(why));
        registrar.tell(
                new UnregisterBackend(asked.name(), registered.wanted().revision(), Deadline.in(AGAIN), replyTo));
        return this;
    }

    private Behavior<Event> fail(Failure failure) {
        call.fail(failure);
        return Behaviors.stopped();
    }
}
