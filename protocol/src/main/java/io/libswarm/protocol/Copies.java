package io.libswarm.protocol;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Defensive copies that take a missing collection, from an older sender, as an empty one, and name a null within one. */
final class Copies {
    private Copies() {}

    static <T> List<T> list(@Nullable List<T> list) {
        if (list == null) {
            return List.of();
        }
        try {
            return List.copyOf(list);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException("list: a null at " + list.indexOf(null) + " (expected: none)", e);
        }
    }

    static <T> Set<T> set(@Nullable Set<T> set) {
        if (set == null) {
            return Set.of();
        }
        try {
            return Set.copyOf(set);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException("set: a null (expected: none)", e);
        }
    }

    static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        if (map == null) {
            return Map.of();
        }
        try {
            return Map.copyOf(map);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException("map: a null among " + map.keySet() + " (expected: none)", e);
        }
    }
}
