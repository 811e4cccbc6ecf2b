package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.RemoveNode;

/**
 * Asks the registrar to forget a backend, which ends it wherever it runs.
 *
 * @param name at the root
 * @param query answered when the backend is registered no more, and has ended
 */
public record DropBackend(String name, RemoveNode query) implements NodeMessage {

    /** Hands removals of a backend on at once, for its node to forward them to: the one who answers has to outlive that node. */
    public static Behavior<NodeMessage> forwarder(String name, ActorRef<NodeMessage> registrar) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof RemoveNode query) {
                registrar.tell(new DropBackend(name, query));
            }
            return Behaviors.same();
        });
    }
}
