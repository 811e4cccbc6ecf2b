package io.libswarm.protocol;

/** The answer to {@link DescribeBackend}: {@link BackendDescribed}, or a {@link Failure}. */
public sealed interface DescribeReply extends NodeReply permits Failure, BackendDescribed {}
