package io.libswarm.protocol;

/**
 * The node runs.
 *
 * @param node after the change
 * @param alreadyStarted whether it was running before
 */
public record NodeStarted(NodeState node, boolean alreadyStarted) implements StartReply {}
