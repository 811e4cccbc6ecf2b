package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The {@code filters} parameter of a list: for each key any of its values. Comes as {@code {"k":{"v":true}}} from the CLI, and as
 * {@code {"k":["v"]}} from most libraries.
 */
record Filters(Map<String, Set<String>> values) {
    static final Filters NONE = new Filters(Map.of());

    /** Throws a {@link Refusal} for what is not of these forms, or a key that is not allowed. */
    static Filters of(Visit visit, Set<String> allowed) {
        Filters filters = visit.parameter("filters").map(Filters::parse).orElse(NONE);
        for (String key : filters.values.keySet()) {
            if (!allowed.contains(key)) {
                throw new Refusal(400, "Invalid filter '" + key + "'");
            }
        }
        return filters;
    }

    static Filters parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        JsonNode json = Json.read(text);
        if (!json.isObject()) {
            throw new Refusal(400, "filters: " + text + " (expected: a JSON object)");
        }
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = json.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            Set<String> some = values.computeIfAbsent(field.getKey(), key -> new LinkedHashSet<>());
            if (field.getValue().isObject()) {
                field.getValue().fieldNames().forEachRemaining(some::add);
            } else {
                field.getValue().forEach(value -> some.add(value.asText()));
            }
        }
        return new Filters(values);
    }

    Set<String> all(String key) {
        return values.getOrDefault(key, Set.of());
    }

    boolean has(String key) {
        return !all(key).isEmpty();
    }

    /** Whether the key is not asked for, or a value of it is the text. */
    boolean exact(String key, String text) {
        return !has(key) || all(key).contains(text);
    }

    /** Whether the key is not asked for, or a value of it is the text or a pattern that is found in it, as Docker matches. */
    boolean matches(String key, String text) {
        return !has(key) || all(key).stream().anyMatch(value -> value.equals(text) || found(value, text));
    }

    private static boolean found(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException noPattern) {
            return false;
        }
    }

    /** Whether all {@code label} values, as {@code key} or {@code key=value}, are among the labels. */
    boolean labels(JsonNode labels) {
        return all("label").stream().allMatch(wanted -> has(labels, wanted))
                && all("label!").stream().noneMatch(unwanted -> has(labels, unwanted));
    }

    private static boolean has(JsonNode labels, String wanted) {
        int equals = wanted.indexOf('=');
        return equals < 0
                ? labels.has(wanted)
                : labels.path(wanted.substring(0, equals)).asText("\0").equals(wanted.substring(equals + 1));
    }
}
