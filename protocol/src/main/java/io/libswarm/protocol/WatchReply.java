package io.libswarm.protocol;

/** The answer to {@link WatchNode}: {@link WatchOffered}, or a {@link Failure}. */
public sealed interface WatchReply extends NodeReply permits Failure, WatchOffered {}
