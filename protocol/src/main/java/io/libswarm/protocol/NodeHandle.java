package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import java.util.Set;

/**
 * What it takes to talk to a node directly, wherever it lives.
 *
 * @param path its canonical path
 * @param ref its actor; of no use once the actor has ended: resolve again
 * @param kind what it stands for
 * @param verbs which verbs it has
 */
public record NodeHandle(NodePath path, ActorRef<NodeMessage> ref, Kind kind, Set<Verb> verbs) {
    public NodeHandle {
        verbs = Copies.set(verbs);
    }
}
