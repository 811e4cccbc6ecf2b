package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a create asks of the host that it goes to.
 *
 * @param image as the client wrote it
 * @param constraints on the host
 * @param affinities to what is on the host
 * @param reserved what it sets aside
 * @param ports that it publishes on ports of the host that it names, as {@code 8080/tcp}
 */
record Order(
        String image, List<Expression> constraints, List<Expression> affinities, Reserved reserved, Set<String> ports) {
    private static final String CLASSIC = "com.docker.swarm.";
    private static final String OWN = "io.libswarm.";

    /**
     * Reads a create's body, and moves conditions that were written as environment to labels, so that the container does not see them and
     * they are not forgotten.
     */
    static Order of(ObjectNode body) {
        List<String> constraints = new ArrayList<>();
        List<String> affinities = new ArrayList<>();
        JsonNode labels = body.path("Labels");
        listed(labels.path(CLASSIC + "constraints").asText(""), constraints);
        listed(labels.path(OWN + "constraints").asText(""), constraints);
        listed(labels.path(CLASSIC + "whitelists").asText(""), constraints);
        listed(labels.path(CLASSIC + "affinities").asText(""), affinities);
        listed(labels.path(OWN + "affinities").asText(""), affinities);
        if (takeEnvironment(body, constraints, affinities)) {
            ObjectNode kept =
                    body.path("Labels").isObject() ? (ObjectNode) body.path("Labels") : body.putObject("Labels");
            keep(kept, CLASSIC + "constraints", constraints);
            keep(kept, CLASSIC + "affinities", affinities);
        }
        JsonNode host = body.path("HostConfig");
        return new Order(
                body.path("Image").asText(),
                constraints.stream().map(Expression::parse).toList(),
                affinities.stream().map(Expression::parse).toList(),
                Reserved.by(host),
                HostPorts.of(host));
    }

    private static boolean takeEnvironment(ObjectNode body, List<String> constraints, List<String> affinities) {
        if (!body.path("Env").isArray()) {
            return false;
        }
        ArrayNode rest = Json.array();
        for (JsonNode variable : body.path("Env")) {
            String text = variable.asText();
            if (text.startsWith("constraint:")) {
                constraints.add(text.substring("constraint:".length()));
            } else if (text.startsWith("whitelist:")) {
                constraints.add(text.substring("whitelist:".length()));
            } else if (text.startsWith("affinity:")) {
                affinities.add(text.substring("affinity:".length()));
            } else {
                rest.add(variable);
            }
        }
        boolean found = rest.size() < body.path("Env").size();
        if (found) {
            body.set("Env", rest);
        }
        return found;
    }

    private static void keep(ObjectNode labels, String key, List<String> expressions) {
        if (!expressions.isEmpty()) {
            ArrayNode list = Json.array();
            expressions.forEach(list::add);
            labels.put(key, list.toString());
        }
    }

    /** A label's value: a JSON list, or expressions with commas between them. */
    private static void listed(String value, List<String> into) {
        if (value.isBlank()) {
            return;
        }
        if (value.trim().startsWith("[")) {
            Json.read(value).forEach(one -> into.add(one.asText()));
        } else {
            List.of(value.split(",")).forEach(one -> into.add(one.trim()));
        }
    }

    /** Only what must be, without what is a wish. */
    Order strict() {
        return new Order(image, hard(constraints), hard(affinities), reserved, ports);
    }

    boolean hasWishes() {
        return constraints.stream().anyMatch(Expression::soft)
                || affinities.stream().anyMatch(Expression::soft);
    }

    private static List<Expression> hard(List<Expression> all) {
        return all.stream().filter(one -> !one.soft()).toList();
    }
}
