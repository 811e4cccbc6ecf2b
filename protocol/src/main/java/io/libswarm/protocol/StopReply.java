package io.libswarm.protocol;

/** The answer to {@link StopNode}: {@link NodeStopped}, or a {@link Failure}. */
public sealed interface StopReply extends NodeReply permits Failure, NodeStopped {}
