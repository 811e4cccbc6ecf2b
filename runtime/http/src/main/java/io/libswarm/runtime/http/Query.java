package io.libswarm.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decoded parameters of a request's query string, in order, repeated ones kept apart. A name without {@code =} has the empty
 * value.
 *
 * @param parameters names and values
 */
public record Query(List<Map.Entry<String, String>> parameters) {
    /** Copies its argument. */
    public Query {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads a raw query string, without its {@code ?}.
     *
     * @throws IllegalArgumentException for a broken escape
     */
    static Query parse(String raw) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        int from = 0;
        while (from < raw.length()) {
            int end = raw.indexOf('&', from);
            end = end < 0 ? raw.length() : end;
            if (end > from) {
                int equals = raw.indexOf('=', from);
                boolean valued = equals >= 0 && equals < end;
                String name = raw.substring(from, valued ? equals : end);
                String value = valued ? raw.substring(equals + 1, end) : "";
                parameters.add(Map.entry(Percent.decodeForm(name), Percent.decodeForm(value)));
            }
            from = end + 1;
        }
        return new Query(parameters);
    }

    /** The first value of a parameter. */
    public Optional<String> first(String name) {
        return parameters.stream()
                .filter(p -> p.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** All values of a parameter. */
    public List<String> all(String name) {
        return parameters.stream()
                .filter(p -> p.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }
}
