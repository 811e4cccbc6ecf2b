package io.libswarm.protocol;

/**
 * A node is not as it was.
 *
 * @param node as it is now
 */
public record NodeChanged(NodeSummary node) implements WatchEvent {}
