package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a container's status text is made of.
 *
 * @param state as the engine calls it; empty when it is not known: then the engine's own text stands
 * @param created when it was made; null when only its entry in the list says so
 * @param started when it was started last; null for never
 * @param finished when it ended last; null for never
 * @param exitCode of its last run
 * @param health {@code starting healthy unhealthy}, or empty
 */
record Times(
        String state,
        @Nullable Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        int exitCode,
        String health) {
    static final Times UNKNOWN = new Times("", null, null, null, 0, "");

    /** From an engine's description. */
    static Times of(JsonNode document) {
        JsonNode state = document.path("State");
        return new Times(
                state.path("Status").asText(),
                time(document.path("Created").asText()),
                time(state.path("StartedAt").asText()),
                time(state.path("FinishedAt").asText()),
                state.path("ExitCode").asInt(),
                state.path("Health").path("Status").asText());
    }

    /** Engines write the year 1 for never. */
    static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() || text.startsWith("0001-") ? null : Instant.parse(text);
        } catch (DateTimeParseException odd) {
            return null;
        }
    }
}
