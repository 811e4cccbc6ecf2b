package io.libswarm.protocol;

/** The answer to {@link SpawnNode}: {@link NodeSpawned}, or a {@link Failure}. */
public sealed interface SpawnReply extends NodeReply permits Failure, NodeSpawned {}
