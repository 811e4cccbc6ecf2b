package io.libswarm.client;

import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeReply;

/** Replies as what a caller of one verb wants. */
final class Answers {
    private Answers() {}

    /** The reply of success, or the exception that is the failure. */
    static <S extends NodeReply> S of(NodeReply reply, Class<S> success) {
        if (reply instanceof Failure failure) {
            throw new SwarmException(failure);
        }
        return success.cast(reply);
    }
}
