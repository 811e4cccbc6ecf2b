package io.libswarm.runtime.registry;

import akka.Done;
import akka.actor.typed.ActorRef;
import java.util.Collection;
import java.util.List;

/** What the reconciler's mailbox takes. */
interface ReconcilerMessage {

    /**
     * What belongs here from now on.
     *
     * @param here all of it
     * @param wanted all backends, wherever they belong
     */
    record Assigned(List<Assignment> here, Collection<WantedBackend> wanted) implements ReconcilerMessage {
        public Assigned {
            here = List.copyOf(here);
            wanted = List.copyOf(wanted);
        }
    }

    /** End all that runs here, and start nothing any more; answered when all has ended. */
    record EndAll(ActorRef<Done> replyTo) implements ReconcilerMessage {}

    /** The claims have been read from a majority, and what is assigned is by them. */
    enum TenureConfirmed implements ReconcilerMessage {
        CONFIRMED
    }
}
