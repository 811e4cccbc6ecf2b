package io.libswarm.backends.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.DockerException;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.http.dial.DialException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** What goes wrong on the way to an engine and in it, as failures of the protocol. */
final class EngineErrors {

    private EngineErrors() {}

    /** The engine's own words in an error's body. */
    static String message(int status, String body) {
        try {
            JsonNode message = Json.MAPPER.readTree(body).path("message");
            if (message.isTextual()) {
                return message.asText();
            }
        } catch (JsonProcessingException notJson) {
            return body.isBlank() ? "status " + status : body.strip();
        }
        return body.isBlank() ? "status " + status : body.strip();
    }

    /** docker-java's exceptions as the engine's; everything else as it is, without its wrappers. */
    static Throwable plain(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof DockerException refused) {
            String text = refused.getMessage() == null ? "" : refused.getMessage();
            int json = text.indexOf('{');
            return new EngineException(
                    refused.getHttpStatus(), message(refused.getHttpStatus(), json < 0 ? text : text.substring(json)));
        }
        return cause;
    }

    /** Whether nothing was heard in time, rather than something bad. */
    static boolean isTimeout(Throwable thrown) {
        Throwable cause = plain(thrown);
        return cause instanceof TimeoutException
                || (cause instanceof DialException failed && failed.kind() == DialException.Kind.TIMED_OUT);
    }

    /** Whether the engine says that there is no such thing. */
    static boolean isGone(Throwable thrown) {
        return plain(thrown) instanceof EngineException refused && refused.status() == 404;
    }

    /** Whether the engine says that it is so already. */
    static boolean isAlready(Throwable thrown) {
        return plain(thrown) instanceof EngineException refused && refused.status() == 304;
    }

    /** Whether a container could not start since a port of the host is another's: engines answer that as a defect of theirs. */
    static boolean isPortTaken(Throwable thrown) {
        String message = String.valueOf(plain(thrown).getMessage());
        return message.contains("port is already allocated") || message.contains("address already in use");
    }

    /** As {@link #failure(Throwable)}, at a node. */
    static Failure failure(Throwable thrown, NodePath path) {
        Failure failure = failure(thrown);
        return new Failure(failure.code(), failure.message(), failure.retryable(), path);
    }

    static Failure failure(Throwable thrown) {
        Throwable cause = plain(thrown);
        if (cause instanceof AnsweredException answered) {
            return answered.failure();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof EngineException refused) {
            return Failure.of(code(refused.status()), message);
        } else if (cause instanceof DialException failed) {
            return Failure.of(code(failed.kind()), message);
        } else if (cause instanceof TimeoutException) {
            return Failure.of(ErrorCode.TIMED_OUT, "the engine did not finish its answer in time");
        } else if (cause instanceof RejectedExecutionException) {
            return Failure.of(ErrorCode.BUSY, "too many calls to this engine are in flight");
        } else if (cause instanceof IllegalArgumentException) {
            return Failure.of(ErrorCode.INVALID, message);
        }
        return Failure.of(ErrorCode.INTERNAL, message);
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 400, 406 -> ErrorCode.INVALID;
            case 401, 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 409 -> ErrorCode.CONFLICT;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> ErrorCode.BACKEND_FAILED;
        };
    }

    private static ErrorCode code(DialException.Kind kind) {
        return switch (kind) {
            case TIMED_OUT -> ErrorCode.TIMED_OUT;
            case UNREACHABLE, UNTRUSTED, CUT -> ErrorCode.UNAVAILABLE;
            case FOREIGN -> ErrorCode.BACKEND_FAILED;
            case ABANDONED -> ErrorCode.INTERNAL;
        };
    }
}
