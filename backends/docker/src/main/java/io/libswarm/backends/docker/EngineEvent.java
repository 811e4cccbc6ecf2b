package io.libswarm.backends.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Something happened in an engine.
 *
 * @param type {@code container image network volume daemon ...}
 * @param action as the engine calls it, without what follows a colon
 * @param id what it happened to
 * @param container the container that a network's or volume's event tells of; empty for none
 */
record EngineEvent(String type, String action, String id, String container) {

    private static final Set<String> WITHOUT_CHANGE = Set.of(
            "exec_create",
            "exec_start",
            "exec_die",
            "exec_detach",
            "attach",
            "detach",
            "resize",
            "top",
            "copy",
            "export",
            "archive-path",
            "extract-to-dir",
            "commit");

    static EngineEvent of(JsonNode event) {
        String action = event.path("Action").asText();
        int colon = action.indexOf(':');
        JsonNode actor = event.path("Actor");
        return new EngineEvent(
                event.path("Type").asText(),
                colon < 0 ? action : action.substring(0, colon),
                actor.path("ID").asText(),
                actor.path("Attributes").path("container").asText());
    }

    /** Whether what it happened to may look another way now. */
    boolean changes() {
        return !WITHOUT_CHANGE.contains(action);
    }
}
