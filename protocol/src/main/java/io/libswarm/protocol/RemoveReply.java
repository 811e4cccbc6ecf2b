package io.libswarm.protocol;

/** The answer to {@link RemoveNode}: {@link NodeRemoved}, or a {@link Failure}. */
public sealed interface RemoveReply extends NodeReply permits Failure, NodeRemoved {}
