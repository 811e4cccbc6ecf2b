package io.libswarm.runtime.spi;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.runtime.gate.AnsweredException;

/** Settings that can't be used. The message names each key, its value and what was expected. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettings(String message) {
        super(message);
    }

    /** The same as an answer. */
    public AnsweredException answered() {
        return new AnsweredException(Failure.of(ErrorCode.INVALID, String.valueOf(getMessage())));
    }
}
