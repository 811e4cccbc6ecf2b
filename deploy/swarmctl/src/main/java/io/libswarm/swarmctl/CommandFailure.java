package io.libswarm.swarmctl;

import java.io.IOException;

/** Why a command ends early: one line for the user, and the exit code. */
final class CommandFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the door refused, with what to do next. */
    static CommandFailure refused(String code, String message, String path) {
        return new CommandFailure(ExitCode.of(code), message + hint(code, path));
    }

    /** A value that can't be used. */
    static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    int exitCode() {
        return exitCode;
    }

    private static String hint(String code, String path) {
        return switch (code) {
            case "NOT_FOUND" -> "; see what is there: swarmctl ls " + parent(path);
            case "UNSUPPORTED" -> "; see its verbs: swarmctl get " + (path.isEmpty() ? "PATH" : path);
            case "BUSY", "UNAVAILABLE", "TIMED_OUT" -> "; see how things are: swarmctl status";
            case "WATCH_TOO_OLD" -> "; run the same again to begin anew";
            default -> "";
        };
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }
}
