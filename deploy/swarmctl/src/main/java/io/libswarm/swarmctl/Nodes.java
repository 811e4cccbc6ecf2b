package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Nodes as the door gives them. */
final class Nodes {
    private Nodes() {}

    /** All pages of a list, as one document: {@code children} and {@code failures}. */
    static ObjectNode list(Door door, Route route) throws IOException {
        ObjectNode all = Json.object();
        ArrayNode children = all.putArray("children");
        ArrayNode failures = all.putArray("failures");
        String cursor = null;
        do {
            JsonNode page = door.get(route.with("cursor", cursor));
            page.path("children").forEach(children::add);
            page.path("failures").forEach(failures::add);
            cursor = page.hasNonNull("cursor") ? page.get("cursor").asText() : null;
        } while (cursor != null);
        return all;
    }

    static String path(JsonNode node) {
        return node.path("path").asText();
    }

    /** The last name of its path, still encoded, so that it can be typed. */
    static String name(JsonNode node) {
        String path = path(node);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Names that begin with an underscore are the runtime's own. */
    static boolean reserved(JsonNode node) {
        return name(node).startsWith("_");
    }

    static String attribute(JsonNode node, String name) {
        return node.path("attributes").path(name).asText();
    }

    /** One column each for kind, state and summary. */
    static String line(JsonNode node) {
        String summary = node.path("summary").asText();
        return node.path("kind").asText() + " " + node.path("state").asText()
                + (summary.isEmpty() ? "" : "  " + summary);
    }

    /** Says on the side who could not be asked; gives whether there was nobody. */
    static boolean complain(Console console, JsonNode list) {
        for (JsonNode failure : list.path("failures")) {
            console.err()
                    .println("swarmctl: " + path(failure) + ": "
                            + failure.path("error").path("message").asText());
        }
        return list.path("failures").isEmpty();
    }
}
