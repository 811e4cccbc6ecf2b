package io.libswarm.runtime.gate;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;

/** A failure that is thrown where code can't return it, such as within a backend's port; {@link Failures#from} takes it out again. */
public final class AnsweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public AnsweredException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public AnsweredException(ErrorCode code, String message) {
        this(Failure.of(code, message));
    }

    /** What to answer. */
    public Failure failure() {
        return failure;
    }
}
