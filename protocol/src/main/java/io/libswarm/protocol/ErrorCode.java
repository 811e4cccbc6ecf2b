package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What kind of failure it is. Numbers are stable: never reuse one, append only. */
public enum ErrorCode {
    @JsonEnumDefaultValue
    UNKNOWN(0, Blame.UNKNOWN, false, 500),
    /** The query's content is wrong. */
    INVALID(1, Blame.CALLER, false, 400),
    /** The watcher fell behind, or its cursor is of another epoch: list again and watch anew. */
    WATCH_TOO_OLD(2, Blame.CALLER, false, 410),
    /** Nobody has said who asks. */
    UNAUTHENTICATED(3, Blame.CALLER, false, 401),
    /** Who asks may not. */
    FORBIDDEN(4, Blame.CALLER, false, 403),
    NOT_FOUND(5, Blame.CALLER, false, 404),
    ALREADY_EXISTS(6, Blame.CALLER, false, 409),
    /** The node's state, or another's claim, stands against it. */
    CONFLICT(7, Blame.CALLER, false, 409),
    /** The node has no such verb. */
    UNSUPPORTED(8, Blame.CALLER, false, 501),
    /** Too much is in flight here: come again. */
    BUSY(9, Blame.CAPACITY, true, 429),
    /** The node's owner or its system can't be reached now. */
    UNAVAILABLE(10, Blame.BACKEND, true, 503),
    /** No answer before the deadline; it may still have taken effect. */
    TIMED_OUT(11, Blame.CAPACITY, true, 504),
    /** A defect in this runtime; its log says more. */
    INTERNAL(12, Blame.INTERNAL, false, 500),
    /** The answer or the question is larger than a message may be. */
    TOO_LARGE(13, Blame.CALLER, false, 413),
    /** The system behind the backend answered with an error of its own. */
    BACKEND_FAILED(14, Blame.BACKEND, false, 502);

    private final int number;
    private final Blame blame;
    private final boolean retryable;
    private final int httpStatus;

    ErrorCode(int number, Blame blame, boolean retryable, int httpStatus) {
        this.number = number;
        this.blame = blame;
        this.retryable = retryable;
        this.httpStatus = httpStatus;
    }

    /** The stable number of this code. */
    public int number() {
        return number;
    }

    /** Who has to act. */
    public Blame blame() {
        return blame;
    }

    /** Whether the same query may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    /** The status of an HTTP answer that carries it. */
    public int httpStatus() {
        return httpStatus;
    }
}
