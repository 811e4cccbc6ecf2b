package io.libswarm.runtime.tree;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.QueryContext;

/**
 * A query but for its address: {@code (context, replyTo) -> new GetNode(context, Freshness.REMEMBERED, replyTo)}.
 *
 * <p>Without side effect: it may be asked to make the query more than once.
 *
 * @param <R> the reply type of the query
 */
@FunctionalInterface
public interface Question<R extends NodeReply> {
    NodeQuery<R> to(QueryContext context, ActorRef<R> replyTo);
}
