package io.libswarm.protocol;

/** The answer to {@link ResolveNode}: {@link NodeResolved}, or a {@link Failure}. */
public sealed interface ResolveReply extends NodeReply permits Failure, NodeResolved {}
