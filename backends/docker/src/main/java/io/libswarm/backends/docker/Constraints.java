package io.libswarm.backends.docker;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.node.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a host is one that a spec may be placed on. */
final class Constraints {

    private Constraints() {}

    /** Throws {@code CONFLICT} for one that the host does not meet, and {@code INVALID} for one that can't be read. */
    static void check(List<String> constraints, NodeSummary host) {
        for (String constraint : constraints) {
            boolean same = constraint.contains("==");
            String[] sides = constraint.split(same ? "==" : "!=", 2);
            if (sides.length != 2) {
                throw new IllegalArgumentException(
                        "constraint: " + constraint + " (expected: key==value or key!=value)");
            }
            String value = value(host, sides[0].strip());
            boolean meets = value != null && Selection.glob(sides[1].strip()).test(value);
            if (meets != same) {
                throw new AnsweredException(
                        ErrorCode.CONFLICT,
                        "constraint: " + constraint + " does not hold for " + host.path() + " (it has: " + value + ")");
            }
        }
    }

    private static @Nullable String value(NodeSummary host, String key) {
        return switch (key) {
            case "name" -> host.name();
            case "kind" -> host.kind().value();
            case "backend" -> host.path().name(0);
            default -> host.labels().get(key);
        };
    }
}
