package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.NodeMessage;
import java.util.Set;

/** What the directory's mailbox takes. */
interface DirectoryMessage {

    /** Tell these from now on. */
    record Begin(ActorRef<NodeMessage> root, ActorRef<ReconcilerMessage> reconciler) implements DirectoryMessage {}

    /** Tell this one of every change from now on, and how it is now; until it ends. */
    record Follow(ActorRef<Whereabouts> follower) implements DirectoryMessage {}

    /** Forget this member, which leaves for good. Answered when a majority of members has. */
    record ForgetSelf(ActorRef<Boolean> replyTo) implements DirectoryMessage {}

    /** The actors of an instance, as the receptionist knows them. */
    record InstanceFound(String service, Set<ActorRef<NodeMessage>> reachable, Set<ActorRef<NodeMessage>> all)
            implements DirectoryMessage {}
}
