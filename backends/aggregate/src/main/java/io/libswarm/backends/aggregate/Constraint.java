package io.libswarm.backends.aggregate;

import io.libswarm.protocol.NodeSummary;
import io.libswarm.runtime.node.Selection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a host: {@code key==value} or {@code key!=value}, where the key is {@code name}, {@code kind}, {@code backend} or a label of
 * the host or else of its target, and the value is a glob.
 *
 * @param wanted whether the value must match, or must not
 */
record Constraint(String text, String key, boolean wanted, String value) {

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException naming the text, when it is none
     */
    static Constraint parse(String text) {
        int equal = text.indexOf("==");
        int unequal = text.indexOf("!=");
        int at = equal < 0 ? unequal : unequal < 0 ? equal : Math.min(equal, unequal);
        String key = at < 0 ? "" : text.substring(0, at).strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("constraint: '" + text + "' (expected: key==value or key!=value)");
        }
        return new Constraint(text, key, at == equal, text.substring(at + 2).strip());
    }

    /** Why the host does not meet it; null when it does. A host without the label meets only {@code !=}. */
    @Nullable
    String objection(NodeSummary host, Map<String, String> targetLabels) {
        String actual = actual(host, targetLabels);
        boolean matches = actual != null && Selection.glob(value).test(actual);
        if (matches == wanted) {
            return null;
        }
        return (actual == null ? "has no " + key : key + " is '" + actual + "'") + " (constraint " + text + ")";
    }

    private @Nullable String actual(NodeSummary host, Map<String, String> targetLabels) {
        return switch (key) {
            case "name" -> host.name();
            case "kind" -> host.kind().value();
            case "backend" -> host.path().name(0);
            default -> host.labels().getOrDefault(key, targetLabels.get(key));
        };
    }
}
