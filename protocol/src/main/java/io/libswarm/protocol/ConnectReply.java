package io.libswarm.protocol;

/** The answer to {@link ConnectNode}: {@link ConnectionOffered}, or a {@link Failure}. */
public sealed interface ConnectReply extends NodeReply permits Failure, ConnectionOffered {}
