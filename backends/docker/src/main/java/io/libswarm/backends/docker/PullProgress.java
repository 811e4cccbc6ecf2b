package io.libswarm.backends.docker;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** What an engine tells while it pulls: one JSON object per line, behind a status that is always good. */
final class PullProgress {

    private PullProgress() {}

    /** Why the pull failed; empty when it did not. */
    static String problem(ByteString progress) {
        for (String line : progress.utf8String().split("\n", -1)) {
            try {
                JsonNode error = Json.MAPPER.readTree(line).path("error");
                if (error.isTextual()) {
                    return error.asText();
                }
            } catch (JsonProcessingException notJson) {
                return "the engine answered " + line.strip();
            }
        }
        return "";
    }
}
