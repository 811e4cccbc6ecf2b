package io.libswarm.runtime.gate;

import akka.stream.RemoteStreamRefActorTerminatedException;
import akka.stream.StreamRefSubscriptionTimeoutException;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeReply;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Failures as answers. */
public final class Failures {
    private Failures() {}

    /** A failure as the reply of any verb: it is a member of every reply family, which a test of the protocol holds it to. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <R extends NodeReply> R as(Failure failure) {
        return (R) failure;
    }

    /**
     * What an exception means to an asker. An {@link AnsweredException} is what it carries, a timeout {@code TIMED_OUT}, a full executor
     * {@code BUSY}, a stream without its other end {@code UNAVAILABLE}, a wrong argument {@code INVALID}, all else {@code INTERNAL} without its text.
     */
    public static Failure from(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof AnsweredException answered) {
            return answered.failure();
        } else if (cause instanceof TimeoutException) {
            return Failure.of(ErrorCode.TIMED_OUT, "no answer in time");
        } else if (cause instanceof RejectedExecutionException) {
            return Failure.of(ErrorCode.BUSY, "too many calls are waiting here (expected: come again later)");
        } else if (cause instanceof RemoteStreamRefActorTerminatedException
                || cause instanceof StreamRefSubscriptionTimeoutException) {
            return Failure.of(ErrorCode.UNAVAILABLE, "the other end of the stream has gone, or failed");
        } else if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return Failure.of(ErrorCode.INVALID, cause.getMessage());
        }
        return Failure.of(
                ErrorCode.INTERNAL,
                "a defect in this runtime: " + cause.getClass().getSimpleName());
    }
}
