package io.libswarm.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
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
        LinkedHashMap<String, List<String>> copy = new LinkedHashMap<>();
        settings.forEach((key, values) -> copy.put(key, Copies.list(values)));
        return Collections.unmodifiableMap(copy);
    }

    @Override
    public String toString() {
        return "BackendSpec[provider=" + provider + ", settings=" + settings.keySet() + ", placement=" + placement
                + "]";
    }
}
