package io.libswarm.protocol;

/**
 * The node is at rest.
 *
 * @param node after the change, with the exit status
 * @param alreadyStopped whether it was at rest before
 */
public record NodeStopped(NodeState node, boolean alreadyStopped) implements StopReply {}
