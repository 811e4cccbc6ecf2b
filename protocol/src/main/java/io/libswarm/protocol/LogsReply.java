package io.libswarm.protocol;

/** The answer to {@link StreamLogs}: {@link LogsOffered}, or a {@link Failure}. */
public sealed interface LogsReply extends NodeReply permits Failure, LogsOffered {}
