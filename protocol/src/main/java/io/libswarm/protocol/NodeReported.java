package io.libswarm.protocol;

/**
 * What the node is.
 *
 * @param node all that is known of it
 */
public record NodeReported(NodeState node) implements GetReply {}
