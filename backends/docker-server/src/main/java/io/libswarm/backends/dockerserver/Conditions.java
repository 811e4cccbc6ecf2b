package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a host is as an expression says. */
final class Conditions {
    private Conditions() {}

    /** By what the host is: {@code node}, what classic Swarm had built in, and its own labels. */
    static boolean constraint(Engine engine, Expression expression) {
        if (expression.key().equals("node")) {
            return expression.finds(engine.name())
                    || expression.finds(engine.path().toString())
                    || expression.finds(engine.info().path("ID").asText());
        }
        String value = HostLabels.of(engine).values().get(expression.key());
        return value != null && expression.finds(value);
    }

    /** By what is on the host: a {@code container}, an {@code image}, or a container with a label. */
    static boolean affinity(Engine engine, Expression expression) {
        return switch (expression.key()) {
            case "container" ->
                engine.containers().values().stream()
                        .anyMatch(one -> expression.finds(one.id())
                                || one.names().stream().anyMatch(expression::finds));
            case "image" -> engine.all(Thing.IMAGE).stream().anyMatch(image -> image(image, expression));
            default ->
                engine.containers().values().stream().anyMatch(one -> {
                    JsonNode label = one.listed().path("Labels").path(expression.key());
                    return label.isTextual() && expression.finds(label.asText());
                });
        };
    }

    private static boolean image(JsonNode image, Expression expression) {
        if (expression.finds(image.path("Id").asText())) {
            return true;
        }
        for (JsonNode tag : image.path("RepoTags")) {
            String name = tag.asText();
            int colon = name.lastIndexOf(':');
            if (expression.finds(name) || (colon > 0 && expression.finds(name.substring(0, colon)))) {
                return true;
            }
        }
        return false;
    }

    /** How many containers a host takes; its label {@code containerslots} says. */
    static int slots(Engine engine) {
        try {
            String slots = HostLabels.of(engine).values().getOrDefault("containerslots", "");
            return slots.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(slots);
        } catch (NumberFormatException unclear) {
            return Integer.MAX_VALUE;
        }
    }
}
