package io.libswarm.runtime.member;

/** A member can't start, or go on. The message is for a person: it names the value and what was expected. */
public final class MemberException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MemberException(String message) {
        super(message);
    }
}
