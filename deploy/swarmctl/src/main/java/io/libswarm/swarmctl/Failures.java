package io.libswarm.swarmctl;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.libswarm.runtime.http.dial.DialException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns whatever went wrong into one line that says what to do next. */
final class Failures {
    private Failures() {}

    static CommandFailure told(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException
                        || cause instanceof ExecutionException
                        || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CommandFailure told) {
            return told;
        }
        if (cause instanceof DialException dial) {
            return dialled(dial);
        }
        String words = firstLine(String.valueOf(cause.getMessage()));
        if (cause instanceof IllegalArgumentException) {
            return CommandFailure.usage(words);
        }
        if (cause instanceof JsonProcessingException) {
            return foreign("not JSON: " + words);
        }
        String name = cause instanceof IOException ? "" : cause.getClass().getSimpleName() + ": ";
        return new CommandFailure(ExitCode.FAILED, name + words);
    }

    /** What answered is not a swarmd. */
    static CommandFailure foreign(String words) {
        return new CommandFailure(
                ExitCode.FAILED, "the answer is not one of /tree/v1 (" + words + "); does --host name a swarmd?");
    }

    private static CommandFailure dialled(DialException dial) {
        String words = firstLine(String.valueOf(dial.getMessage()));
        return switch (dial.kind()) {
            case UNREACHABLE ->
                new CommandFailure(
                        ExitCode.UNREACHABLE,
                        words + "; is swarmd running there? --host, --context or SWARM_HOST say where");
            case UNTRUSTED ->
                new CommandFailure(
                        ExitCode.UNREACHABLE, words + "; a context can hold certificates: swarmctl context add --help");
            case TIMED_OUT ->
                new CommandFailure(
                        ExitCode.TRY_AGAIN, words + "; it may still have taken effect, --timeout waits longer");
            case FOREIGN -> foreign(words);
            case CUT, ABANDONED -> new CommandFailure(ExitCode.TRY_AGAIN, words + "; see: swarmctl status");
        };
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("no reason given");
    }
}
