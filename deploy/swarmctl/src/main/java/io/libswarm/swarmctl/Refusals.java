package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the door's error form. */
final class Refusals {
    private Refusals() {}

    /** The failure that an answer with an error status tells of. */
    static CommandFailure read(int status, byte[] body, String path) {
        JsonNode error;
        try {
            error = Json.read(body).path("error");
        } catch (IOException e) {
            error = Json.object();
        }
        if (!error.has("code")) {
            String text = Failures.firstLine(new String(body, StandardCharsets.UTF_8).strip());
            return Failures.foreign("HTTP " + status + ": " + text.substring(0, Math.min(80, text.length())));
        }
        return read(error, path);
    }

    /** Whether this is the door's own word, and not that of a system behind it. */
    static boolean isOne(byte[] body) {
        try {
            JsonNode error = Json.read(body).path("error");
            return error.has("code") && error.has("retryable");
        } catch (IOException e) {
            return false;
        }
    }

    /** The failure within an {@code error} object. */
    static CommandFailure read(JsonNode error, String path) {
        return CommandFailure.refused(
                error.path("code").asText(),
                error.path("message").asText(),
                error.path("path").asText(path));
    }
}
