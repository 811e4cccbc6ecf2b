package io.libswarm.runtime.gate;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.MessageSize;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.NodeUpdated;

/** Makes an answer fit a message between members, which would lose it in silence. */
public final class Fitting {
    private Fitting() {}

    /** The reply; without the system's own document if it is too large with it and tells of a change; else {@code TOO_LARGE}. */
    public static <R extends NodeReply> R fitting(R reply, NodePath path) {
        int size = MessageSize.of(reply);
        if (size <= MessageSize.LIMIT) {
            return reply;
        }
        R bare = withoutDocument(reply);
        return MessageSize.of(bare) <= MessageSize.LIMIT
                ? bare
                : Failures.as(Failure.of(
                        ErrorCode.TOO_LARGE,
                        "the answer takes about " + size + " bytes (expected: at most " + MessageSize.LIMIT
                                + "); read it with a native call or in smaller pages",
                        path));
    }

    /** What is done is done, and must not be answered as a failure. */
    @SuppressWarnings("unchecked")
    private static <R extends NodeReply> R withoutDocument(R reply) {
        NodeReply bare = reply;
        if (reply instanceof NodeSpawned r) {
            bare = new NodeSpawned(r.handle(), bare(r.node()));
        } else if (reply instanceof NodeStarted r) {
            bare = new NodeStarted(bare(r.node()), r.alreadyStarted());
        } else if (reply instanceof NodeStopped r) {
            bare = new NodeStopped(bare(r.node()), r.alreadyStopped());
        } else if (reply instanceof NodeUpdated r) {
            bare = new NodeUpdated(bare(r.node()));
        }
        return (R) bare;
    }

    private static NodeState bare(NodeState state) {
        return new NodeState(state.summary(), state.verbs(), state.exitStatus(), null);
    }
}
