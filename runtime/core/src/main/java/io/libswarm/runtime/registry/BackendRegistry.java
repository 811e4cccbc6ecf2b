package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.runtime.gate.AnsweredException;

/**
 * Takes on each member what asks for a backend or wants one away: checks what can be checked here, and spawns one who sees it through. Has no
 * state.
 */
final class BackendRegistry extends AbstractBehavior<NodeMessage> {
    private final ActorRef<RegistrarMessage> registrar;
    private final ActorRef<DirectoryMessage> directory;

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
        // One of many instances stands for them all.
        String backend = message.name().replaceFirst("@.*", "");
        getContext().spawnAnonymous(DroppingBackend.create(backend, message.query(), registrar, directory));
        return this;
    }
}
