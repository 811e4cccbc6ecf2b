package io.libswarm.protocol;

import java.util.List;
import java.util.Map;

/**
 * A backend to make.
 *
 * @param provider name or alias of the provider
 * @param settings as its schema says; several values for a repeatable setting
 * @param placement where it may run
 */
public record BackendSpec(String provider, Map<String, List<String>> settings, Placement placement) {
    public BackendSpec {
        settings = settings == null ? Map.of() : copy(settings);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> settings) {
        java.util.LinkedHashMap<String, List<String>> copy = new java.util.LinkedHashMap<>();
        settings.forEach((key, values) -> copy.put(key, List.copyOf(values)));
        return java.util.Collections.unmodifiableMap(copy);
    }

    int size() {
        int size = MessageSize.of(provider);
        for (Map.Entry<String, List<String>> e : settings.entrySet()) {
            size += MessageSize.of(e.getKey())
                    + e.getValue().stream().mapToInt(MessageSize::of).sum();
        }
        return size;
    }

    @Override
    public String toString() {
        return "BackendSpec[provider=" + provider + ", settings=" + settings.keySet() + ", placement=" + placement
                + "]";
    }
}
