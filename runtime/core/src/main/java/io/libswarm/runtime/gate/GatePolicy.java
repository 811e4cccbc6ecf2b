package io.libswarm.runtime.gate;

import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import org.jspecify.annotations.Nullable;

/** Who may ask what, and who is told of it. Called on the node's thread or, for answers, on any; must not block. */
public interface GatePolicy {
    /** Everyone may, and nobody is told. */
    GatePolicy OPEN = new GatePolicy() {};

    /** Null when the query may pass; otherwise why not. */
    default @Nullable Failure refusal(NodeQuery<?> query, NodePath path) {
        return null;
    }

    /** Called before the answer leaves. */
    default void answered(NodeQuery<?> query, NodePath path, NodeReply reply) {}
}
