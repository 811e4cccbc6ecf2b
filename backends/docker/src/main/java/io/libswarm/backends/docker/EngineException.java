package io.libswarm.backends.docker;

/** An engine answered, and the answer is an error of its own. */
final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status HTTP status; below 400 when the error came within a good answer
     * @param message the engine's own words
     */
    EngineException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
