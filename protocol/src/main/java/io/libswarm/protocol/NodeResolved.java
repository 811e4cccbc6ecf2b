package io.libswarm.protocol;

/**
 * The node is there.
 *
 * @param handle on the node
 */
public record NodeResolved(NodeHandle handle) implements ResolveReply {}
