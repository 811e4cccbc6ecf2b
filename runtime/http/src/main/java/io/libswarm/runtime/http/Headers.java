package io.libswarm.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Header fields in their order, repeated ones kept apart; names compare without case. Immutable. */
public final class Headers {
    /** No fields. */
    public static final Headers NONE = new Headers(List.of());

    private final List<Map.Entry<String, String>> entries;

    private Headers(List<Map.Entry<String, String>> entries) {
        this.entries = entries;
    }

    /** The fields given as they are. */
    public static Headers of(List<Map.Entry<String, String>> entries) {
        return entries.isEmpty() ? NONE : new Headers(List.copyOf(entries));
    }

    /** One field. */
    public static Headers of(String name, String value) {
        return new Headers(List.of(Map.entry(name, value)));
    }

    /** A {@code Content-Type} field. */
    public static Headers contentType(String type) {
        return of("Content-Type", type);
    }

    /** All fields in order. */
    public List<Map.Entry<String, String>> entries() {
        return entries;
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        return Optional.ofNullable(find(name));
    }

    /** Whether there is such a field. */
    public boolean has(String name) {
        return find(name) != null;
    }

    /** All values of a field, in order. */
    public List<String> all(String name) {
        return entries.stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** These, and one more behind them. */
    public Headers with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(entries);
        more.add(Map.entry(name, value));
        return of(more);
    }

    /** These without any field of that name. */
    public Headers without(String name) {
        return of(
                entries.stream().filter(e -> !e.getKey().equalsIgnoreCase(name)).toList());
    }

    private @Nullable String find(String name) {
        for (Map.Entry<String, String> entry : entries) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** The names only: values may be secret. */
    @Override
    public String toString() {
        return "Headers" + entries.stream().map(Map.Entry::getKey).toList();
    }
}
