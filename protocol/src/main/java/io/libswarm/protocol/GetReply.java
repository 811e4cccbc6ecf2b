package io.libswarm.protocol;

/** The answer to {@link GetNode}: {@link NodeReported}, or a {@link Failure}. */
public sealed interface GetReply extends NodeReply permits Failure, NodeReported {}
