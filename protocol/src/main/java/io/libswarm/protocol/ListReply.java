package io.libswarm.protocol;

/** The answer to {@link ListChildren}: {@link ChildrenListed}, or a {@link Failure}. */
public sealed interface ListReply extends NodeReply permits Failure, ChildrenListed {}
