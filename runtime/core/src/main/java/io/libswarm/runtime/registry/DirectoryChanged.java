package io.libswarm.runtime.registry;

import io.libswarm.protocol.NodeMessage;
import java.util.List;

/**
 * Told to each member's root node: all backends there are, and where.
 *
 * @param instances in the order of their names
 */
public record DirectoryChanged(List<Instance> instances) implements NodeMessage {
    public DirectoryChanged {
        instances = List.copyOf(instances);
    }
}
