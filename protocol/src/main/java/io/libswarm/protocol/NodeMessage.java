package io.libswarm.protocol;

/**
 * What the mailbox of a node actor takes: the queries of this package from anyone, and private messages that a node's own code adds.
 * Not sealed, for that reason; only {@link NodeQuery} ever crosses a wire.
 */
public interface NodeMessage {}
