package io.libswarm.backends.dockerserver;

import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;

/** Who is told of the nodes below the target: all that are there after each {@link #begun}, then each change. One thread at a time. */
interface Memory {
    void begun();

    void there(NodeSummary node);

    void gone(NodePath path);

    void caughtUp();
}
