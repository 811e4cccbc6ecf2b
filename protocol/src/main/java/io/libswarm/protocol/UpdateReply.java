package io.libswarm.protocol;

/** The answer to {@link UpdateNode}: {@link NodeUpdated}, or a {@link Failure}. */
public sealed interface UpdateReply extends NodeReply permits Failure, NodeUpdated {}
