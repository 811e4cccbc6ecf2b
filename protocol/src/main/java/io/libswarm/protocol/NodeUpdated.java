package io.libswarm.protocol;

/**
 * The node is changed.
 *
 * @param node after the change
 */
public record NodeUpdated(NodeState node) implements UpdateReply {}
