package io.libswarm.backends.docker;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a process ended whose output has ended. The output's end comes a moment before the engine knows of the process's, so it is asked
 * again for a moment; null when the process goes on without its output, as a container does from which one detaches.
 */
final class ExitStatus {

    private static final int ATTEMPTS = 40;
    private static final long PAUSE_MILLIS = 50;

    private ExitStatus() {}

    static CompletionStage<@Nullable Integer> ofExec(EnginePort port, String id) {
        return ask(port, "/exec/" + id + "/json", "", ATTEMPTS);
    }

    static CompletionStage<@Nullable Integer> ofContainer(EnginePort port, String id) {
        return ask(port, "/containers/" + id + "/json", "State", ATTEMPTS);
    }

    private static CompletionStage<@Nullable Integer> ask(EnginePort port, String target, String field, int attempts) {
        return port.calls()
                .get(target, port.settings().within())
                .handle((document, failure) -> failure == null
                        ? found(port, target, field, attempts, document)
                        : CompletableFuture.<@Nullable Integer>completedStage(null))
                .thenCompose(stage -> stage);
    }

    private static CompletionStage<@Nullable Integer> found(
            EnginePort port, String target, String field, int attempts, ByteString document) {
        JsonNode root = Json.read(document);
        JsonNode state = field.isEmpty() ? root : root.path(field);
        if (!state.path("Running").asBoolean() && state.path("ExitCode").isInt()) {
            return CompletableFuture.completedStage(state.path("ExitCode").asInt());
        }
        if (attempts == 0) {
            return CompletableFuture.completedStage(null);
        }
        return CompletableFuture.supplyAsync(
                        () -> target, CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS))
                .thenCompose(again -> ask(port, again, field, attempts - 1));
    }
}
