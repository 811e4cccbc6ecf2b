package io.libswarm.protocol;

import akka.actor.typed.ActorRef;

/**
 * What are you? Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param freshness from memory, or from the system
 * @param replyTo where the one answer goes
 */
public record GetNode(QueryContext context, Freshness freshness, ActorRef<GetReply> replyTo)
        implements NodeQuery<GetReply> {
    public GetNode {
        freshness = freshness == null ? Freshness.REMEMBERED : freshness;
    }

    @Override
    public Verb verb() {
        return Verb.GET;
    }

    @Override
    public GetNode readdressed(QueryContext newContext, ActorRef<GetReply> newReplyTo) {
        return new GetNode(newContext, freshness, newReplyTo);
    }
}
