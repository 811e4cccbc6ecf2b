package io.libswarm.runtime.http;

import java.util.List;
import java.util.Map;

/**
 * What a route's placeholders stand for in one request.
 *
 * @param pattern the route's pattern
 * @param raw the values by name, still percent-encoded; those of a rest have {@code /} between their segments
 */
public record PathMatch(String pattern, Map<String, String> raw) {
    /** Copies its argument. */
    public PathMatch {
        raw = Map.copyOf(raw);
    }

    /** A placeholder's value as it was sent. */
    public String raw(String name) {
        String value = raw.get(name);
        if (value == null) {
            throw new IllegalArgumentException("placeholder: " + name + " (expected: one of " + pattern + ")");
        }
        return value;
    }

    /**
     * A placeholder's value, decoded.
     *
     * @throws IllegalArgumentException for a broken escape
     */
    public String decoded(String name) {
        return Percent.decode(raw(name));
    }

    /** The raw segments of a rest; none if it is empty. */
    public List<String> segments(String name) {
        String value = raw(name);
        return value.isEmpty() ? List.of() : List.of(value.split("/", -1));
    }
}
