package io.libswarm.backends.aggregate;

import io.libswarm.protocol.NodeSummary;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a node on a host: as little as placing takes, since there may be many.
 *
 * @param memory bytes reserved
 * @param request the request id that made it, where its system keeps that
 */
record Tenant(long memory, @Nullable String request) {
    /** The label under which systems keep the id of the request that made a node. */
    static final String REQUEST = "io.libswarm.request";

    static Tenant of(NodeSummary node) {
        return new Tenant(bytes(node), node.labels().get(REQUEST));
    }

    /** The {@code memory} attribute; 0 without. */
    static long bytes(NodeSummary node) {
        String text = node.attributes().getOrDefault("memory", "0");
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
