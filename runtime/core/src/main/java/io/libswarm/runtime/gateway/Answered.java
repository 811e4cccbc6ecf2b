package io.libswarm.runtime.gateway;

import io.libswarm.protocol.NodeReply;

/**
 * The one answer to a {@link ClientQuery}.
 *
 * @param number of the query
 * @param reply of the query's family
 */
public record Answered(long number, NodeReply reply) implements ToClient {}
