package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import io.libswarm.protocol.NodeMessage;

/** Follows one instance of a backend through the receptionist, for the directory. Ended by it. */
final class InstanceFinder {
    private InstanceFinder() {}

    /** The name under which an instance's actor announces itself: another one for each revision, so that none is taken for another. */
    static String service(Placed placed) {
        return "libswarm:" + placed.backend().revision() + ":" + placed.name();
    }

    static ServiceKey<NodeMessage> key(String service) {
        return ServiceKey.create(NodeMessage.class, service);
    }

    static Behavior<Receptionist.Listing> create(String service, ActorRef<DirectoryMessage> directory) {
        ServiceKey<NodeMessage> key = key(service);
        return Behaviors.setup(context -> {
            context.getSystem().receptionist().tell(Receptionist.subscribe(key, context.getSelf()));
            return Behaviors.receiveMessage(listing -> {
                directory.tell(new DirectoryMessage.InstanceFound(
                        service, listing.getServiceInstances(key), listing.getAllServiceInstances(key)));
                return Behaviors.same();
            });
        });
    }
}
