package io.libswarm.backends.dockerserver;

import io.libswarm.protocol.Failure;

/** A request that is answered with an error: Docker's status and words. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    static Refusal of(Failure failure) {
        return new Refusal(failure.code().httpStatus(), failure.message());
    }
}
