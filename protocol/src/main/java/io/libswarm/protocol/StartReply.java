package io.libswarm.protocol;

/** The answer to {@link StartNode}: {@link NodeStarted}, or a {@link Failure}. */
public sealed interface StartReply extends NodeReply permits Failure, NodeStarted {}
