package io.libswarm.backends.simulator;

import io.libswarm.protocol.NodeSpec;
import org.jspecify.annotations.Nullable;

/** What of a spec a simulated container can honour: the rest is refused by name, never left out in silence. */
final class Honoured {
    private Honoured() {}

    /** Why this can't be made; null when it can. */
    static @Nullable String objection(NodeSpec spec) {
        if (spec.backend() != null) {
            return "backend: " + spec.backend().provider() + " (expected: none here; backends are spawned at /)";
        } else if (!spec.mounts().isEmpty()) {
            return "mounts: " + spec.mounts().get(0).target() + " (expected: none; a simulated container has no disks)";
        } else if (!spec.restart().name().equals("no")) {
            return "restart: " + spec.restart().name() + " (expected: no; a simulated task that ends has ended)";
        } else if (!spec.constraints().isEmpty()) {
            return "constraints: " + spec.constraints() + " (expected: none; spawn at the host that is meant)";
        } else if (spec.nativeSection() != null
                && !spec.nativeSection().utf8String().strip().matches("\\{\\s*}")) {
            return "native: a section (expected: none; a simulated container has no settings of its own)";
        }
        return null;
    }
}
