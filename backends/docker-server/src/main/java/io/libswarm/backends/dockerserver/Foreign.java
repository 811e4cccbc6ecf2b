package io.libswarm.backends.dockerserver;

import io.libswarm.protocol.NodePath;
import org.jspecify.annotations.Nullable;

/**
 * An owner that is no Docker engine: its containers are served from common state.
 *
 * @param path of the node that has them
 * @param lost why it can't be reached; null while it can
 */
record Foreign(NodePath path, @Nullable String lost) implements Owner {}
