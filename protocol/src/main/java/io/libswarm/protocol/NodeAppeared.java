package io.libswarm.protocol;

/**
 * A node is there, or is told of for the first time.
 *
 * @param node as it is now
 */
public record NodeAppeared(NodeSummary node) implements WatchEvent {}
