package io.libswarm.runtime.gateway;

import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.WireMessage;
import org.jspecify.annotations.Nullable;

/**
 * A client asks a node. Its principal and address are not taken from the query.
 *
 * @param number the client's own, which the {@link Answered} carries
 * @param path of the node
 * @param handle of the node; null to ask by path
 * @param query what is asked
 */
public record ClientQuery(
        long number, NodePath path, @Nullable NodeHandle handle, NodeQuery<?> query)
        implements SessionMessage, WireMessage {}
