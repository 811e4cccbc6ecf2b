package io.libswarm.backends.aggregate;

import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import java.util.Map;

/**
 * What is remembered of a host, for placing by.
 *
 * @param node its summary
 * @param targetLabels the labels of the target that it belongs to
 * @param tenants how many nodes are on it, and on their way to it
 * @param memoryUsed bytes that these have reserved
 */
record HostLoad(NodeSummary node, Map<String, String> targetLabels, int tenants, long memoryUsed) {

    NodePath path() {
        return node.path();
    }

    /** Bytes; 0 when the host does not say. */
    long memory() {
        return Tenant.bytes(node);
    }

    /** The part of its memory that would be reserved with so much more; 0 when the host does not say how much it has. */
    double memoryShare(long more) {
        return memory() == 0 ? 0 : (double) (memoryUsed + more) / memory();
    }

    HostLoad with(int moreTenants, long moreMemory) {
        return new HostLoad(node, targetLabels, tenants + moreTenants, memoryUsed + moreMemory);
    }
}
