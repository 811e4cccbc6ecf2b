package io.libswarm.backends.docker;

import io.libswarm.backends.docker.EnginePort.Change;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stops a container, and completes when it has stopped. */
final class ContainerStop {

    private static final String KILL = "SIGKILL";
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    private ContainerStop() {}

    static CompletionStage<Change> stop(
            EnginePort port, String id, @Nullable String signal, @Nullable Duration grace, Duration left) {
        return signal == null ? port.stop(id, grace, left) : signalled(port, id, signal, grace, left);
    }

    /** Engines before API 1.42 stop by their own signal only; so it is sent, waited for, and followed by a kill. */
    private static CompletionStage<Change> signalled(
            EnginePort port, String id, String signal, @Nullable Duration grace, Duration left) {
        Duration patience = grace == null ? USUAL_GRACE : grace;
        return port.kill(id, signal, left)
                .thenCompose(sent -> port.stopped(id, patience)
                        .handle((stopped, failure) -> failure == null
                                ? CompletableFuture.completedStage(Change.MADE)
                                : killed(port, id, failure, left))
                        .thenCompose(Function.identity()))
                .exceptionallyCompose(failure -> notRunning(failure)
                        ? CompletableFuture.completedStage(Change.FOUND)
                        : CompletableFuture.failedStage(failure));
    }

    private static CompletionStage<Change> killed(EnginePort port, String id, Throwable failure, Duration left) {
        if (!EngineErrors.isTimeout(failure)) {
            return CompletableFuture.failedStage(failure);
        }
        return port.kill(id, KILL, left)
                .thenCompose(sent -> port.stopped(id, left))
                .thenApply(stopped -> Change.MADE);
    }

    private static boolean notRunning(Throwable failure) {
        return EngineErrors.plain(failure) instanceof EngineException refused
                && refused.status() == 409
                && String.valueOf(refused.getMessage()).contains("is not running");
    }
}
