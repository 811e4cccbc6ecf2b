package io.libswarm.protocol;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which children are meant. What is empty selects all.
 *
 * @param kinds any of these
 * @param states any of these
 * @param labels all of these; an empty value: the label, whatever its value
 * @param name glob with {@code *} and {@code ?}; null for all
 */
public record Selector(
        Set<Kind> kinds,
        Set<RunState> states,
        Map<String, String> labels,
        @Nullable String name) {
    /** Every child. */
    public static final Selector ALL = new Selector(Set.of(), Set.of(), Map.of(), null);

    public Selector {
        kinds = Copies.set(kinds);
        states = Copies.set(states);
        labels = Copies.map(labels);
    }

    /** Every child of that kind. */
    public static Selector ofKind(Kind kind) {
        return new Selector(Set.of(kind), Set.of(), Map.of(), null);
    }
}
