package io.libswarm.backends.dockerserver;

import io.libswarm.protocol.NodePath;
import org.jspecify.annotations.Nullable;

/** Whose container it is. */
sealed interface Owner permits Engine, Foreign {
    NodePath path();

    /** What people call it. */
    default String name() {
        return path().name();
    }

    /** Why it can't be reached; null while it can. */
    @Nullable
    String lost();
}
