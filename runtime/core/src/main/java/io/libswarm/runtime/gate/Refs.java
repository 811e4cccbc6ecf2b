package io.libswarm.runtime.gate;

import akka.actor.ActorRefScope;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;

/** What an actor's reference tells of where the actor is. */
public final class Refs {
    private Refs() {}

    /** Whether a message to it leaves this process. Asking the path instead would register the reference of an ask, which is dear. */
    public static boolean isRemote(ActorRef<?> ref) {
        return Adapter.toClassic(ref) instanceof ActorRefScope scope && !scope.isLocal();
    }
}
