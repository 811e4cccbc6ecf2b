package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.Deadline;
import io.libswarm.protocol.WireMessage;

/** What the registrar is asked. Answered exactly once; safe to repeat. */
sealed interface RegistrarCommand extends RegistrarMessage, WireMessage {

    /** Until when an answer is of use. */
    Deadline deadline();

    /** Where the one answer goes. */
    ActorRef<RegistrarReply> replyTo();

    /** Want this; its revision is not looked at. */
    record RegisterBackend(WantedBackend wanted, Deadline deadline, ActorRef<RegistrarReply> replyTo)
            implements RegistrarCommand {}

    /**
     * Want this no more.
     *
     * @param revision which one; 0 for any
     */
    record UnregisterBackend(String name, long revision, Deadline deadline, ActorRef<RegistrarReply> replyTo)
            implements RegistrarCommand {}
}
