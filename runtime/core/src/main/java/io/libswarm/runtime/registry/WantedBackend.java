package io.libswarm.runtime.registry;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.WireMessage;
import java.util.Map;

/**
 * A backend that is wanted, as the registry holds it.
 *
 * @param name at the root
 * @param spec with the provider's own name, not an alias
 * @param labels on its node
 * @param revision tells it from an earlier backend of the same name; ascending
 */
record WantedBackend(String name, BackendSpec spec, Map<String, String> labels, long revision) implements WireMessage {
    WantedBackend {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    /** Whether both want the same, whatever their revisions. */
    boolean sameAs(WantedBackend other) {
        return name.equals(other.name) && spec.equals(other.spec) && labels.equals(other.labels);
    }

    /** Whether losing its member moves it to another. */
    boolean isMovable() {
        String rule = spec.placement().rule();
        return rule.equals("anywhere") || rule.startsWith("role=");
    }
}
