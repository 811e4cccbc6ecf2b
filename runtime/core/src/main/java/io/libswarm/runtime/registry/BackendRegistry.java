package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.runtime.gate.AnsweredException;

/**
 * Takes on each member what asks for a backend or wants one away: checks what can be checked here, and spawns one who sees it through. Has no
 * state.
 */
final class BackendRegistry extends AbstractBehavior<NodeMessage> {
    private final ActorRef<RegistrarMessage> registrar;
    private final ActorRef<DirectoryMessage> directory;

    /** A backend was asked to remove itself. */
    record RemovalPassedOn(String backend, RemoveNode query) implements NodeMessage {}

    private BackendRegistry(
            ActorContext<NodeMessage> context,
            ActorRef<RegistrarMessage> registrar,
            ActorRef<DirectoryMessage> directory) {
        super(context);
        this.registrar = registrar;
        this.directory = directory;
    }

    static Behavior<NodeMessage> create(ActorRef<RegistrarMessage> registrar, ActorRef<DirectoryMessage> directory) {
        return Behaviors.setup(context -> new BackendRegistry(context, registrar, directory));
    }

    @Override
    public Receive<NodeMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(AddBackend.class, this::onAdd)
                .onMessage(DropBackend.class, this::onDrop)
                .onMessage(RemovalPassedOn.class, this::onRemovalPassedOn)
                .build();
    }

    private Behavior<NodeMessage> onAdd(AddBackend message) {
        try {
            WantedBackend wanted = Admission.checked(message.call().query().spec(), Providers.LOADED);
            getContext().spawnAnonymous(AddingBackend.create(wanted, message.call(), registrar, directory));
        } catch (AnsweredException e) {
            message.call().fail(e.failure());
        }
        return this;
    }

    private Behavior<NodeMessage> onDrop(DropBackend message) {
        getContext()
                .spawnAnonymous(DroppingBackend.create(
                        message.name(),
                        message.call().context().deadline(),
                        message.call()::reply,
                        registrar,
                        directory));
        return this;
    }

    private Behavior<NodeMessage> onRemovalPassedOn(RemovalPassedOn message) {
        getContext()
                .spawnAnonymous(DroppingBackend.create(
                        message.backend(),
                        message.query().context().deadline(),
                        message.query().replyTo()::tell,
                        registrar,
                        directory));
        return this;
    }
}
