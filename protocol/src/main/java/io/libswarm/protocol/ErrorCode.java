package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What kind of failure it is. Numbers are stable: never reuse one, append only. */
public enum ErrorCode {
    @JsonEnumDefaultValue
    UNKNOWN(0, Blame.UNKNOWN, false),
    /** The query's content is wrong. */
    INVALID(1, Blame.CALLER, false),
    /** The watcher fell behind, or its cursor is of another epoch: list again and watch anew. */
    WATCH_TOO_OLD(2, Blame.CALLER, false),
    UNAUTHENTICATED(3, Blame.CALLER, false),
    FORBIDDEN(4, Blame.CALLER, false),
    NOT_FOUND(5, Blame.CALLER, false),
    ALREADY_EXISTS(6, Blame.CALLER, false),
    /** The node's state, or another's claim, stands against it. */
    CONFLICT(7, Blame.CALLER, false),
    /** The node has no such verb. */
    UNSUPPORTED(8, Blame.CALLER, false),
    /** Too much is in flight here: come again. */
    BUSY(9, Blame.CAPACITY, true),
    /** The node's owner or its system can't be reached now. */
    UNAVAILABLE(10, Blame.BACKEND, true),
    /** No answer before the deadline; it may still have taken effect. */
    TIMED_OUT(11, Blame.CAPACITY, true),
    INTERNAL(12, Blame.INTERNAL, false),
    /** The answer or the question is larger than a message may be. */
    TOO_LARGE(13, Blame.CALLER, false),
    /** The system behind the backend answered with an error of its own. */
    BACKEND_FAILED(14, Blame.BACKEND, false);

    private final int number;
    private final Blame blame;
    private final boolean retryable;

    ErrorCode(int number, Blame blame, boolean retryable) {
        this.number = number;
        this.blame = blame;
        this.retryable = retryable;
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
}
