package io.libswarm.protocol;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a node.
 *
 * @param summary the common part
 * @param verbs which verbs it has
 * @param exitStatus how its task ended, if it did
 * @param document the system's own description, if it has one
 */
public record NodeState(
        NodeSummary summary,
        Set<Verb> verbs,
        @Nullable Integer exitStatus,
        @Nullable NativeDocument document) {

    public NodeState {
        verbs = Copies.set(verbs);
    }

    public NodePath path() {
        return summary.path();
    }
}
