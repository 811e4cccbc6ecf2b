package io.libswarm.swarmctl;

/** What swarmctl ends with; {@code deploy/docs/exit-codes.md} says the same to users. */
final class ExitCode {
    static final int OK = 0;
    /** The far side failed, for a reason that has no number of its own. */
    static final int FAILED = 1;
    /** The command line or the question is wrong. */
    static final int USAGE = 2;
    /** Nothing answers at the door. */
    static final int UNREACHABLE = 3;

    static final int NOT_FOUND = 4;
    /** It exists already, or its state stands against it. */
    static final int CONFLICT = 5;
    /** The node has no such verb. */
    static final int UNSUPPORTED = 6;
    /** Busy, unavailable or too late: the same may succeed later. */
    static final int TRY_AGAIN = 7;

    static final int FORBIDDEN = 8;
    /** {@code exec} and {@code attach} end with the process's own status; with this one when they could not get that far. */
    static final int NO_PROCESS = 125;

    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** The number for an error code of {@code /tree/v1}. */
    static int of(String code) {
        return switch (code) {
            case "INVALID", "TOO_LARGE" -> USAGE;
            case "NOT_FOUND" -> NOT_FOUND;
            case "ALREADY_EXISTS", "CONFLICT" -> CONFLICT;
            case "UNSUPPORTED" -> UNSUPPORTED;
            case "BUSY", "UNAVAILABLE", "TIMED_OUT", "WATCH_TOO_OLD" -> TRY_AGAIN;
            case "UNAUTHENTICATED", "FORBIDDEN" -> FORBIDDEN;
            default -> FAILED;
        };
    }
}
