package io.libswarm.client;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;

/** A query was answered with a failure, or a stream ended with one. What stages and streams of the client fail with. */
public final class SwarmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public SwarmException(Failure failure) {
        super(failure.path() == null ? failure.message() : failure.path() + ": " + failure.message());
        this.failure = failure;
    }

    SwarmException(ErrorCode code, String message) {
        this(Failure.of(code, message));
    }

    /** The answer. */
    public Failure failure() {
        return failure;
    }

    /** What kind of failure it is. */
    public ErrorCode code() {
        return failure.code();
    }
}
