package io.libswarm.protocol;

/**
 * The child exists.
 *
 * @param handle on the new child
 * @param node the new child
 */
public record NodeSpawned(NodeHandle handle, NodeState node) implements SpawnReply {}
