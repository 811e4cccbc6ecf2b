package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.runtime.node.Subtree;

/**
 * The backend runs.
 *
 * @param handle on it
 * @param node as it is now
 */
record BackendUp(NodeHandle handle, NodeState node) implements BackendStart {

    /** As its subtree has it now. */
    static BackendUp of(Subtree subtree, ActorRef<NodeMessage> self) {
        NodeHandle handle = subtree.handle(subtree.path());
        NodeSummary summary = subtree.summary(subtree.path());
        if (handle == null || summary == null) {
            throw new IllegalStateException(
                    subtree.path() + " is not in its own subtree (expected: put there by its set-up)");
        }
        return new BackendUp(
                new NodeHandle(handle.path(), self, handle.kind(), handle.verbs()),
                new NodeState(summary, handle.verbs(), null, null));
    }
}
