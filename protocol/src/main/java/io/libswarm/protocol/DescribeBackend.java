package io.libswarm.protocol;

import akka.actor.typed.ActorRef;

/**
 * What can you do, how are you set up, are you well? Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param replyTo where the one answer goes
 */
public record DescribeBackend(QueryContext context, ActorRef<DescribeReply> replyTo)
        implements NodeQuery<DescribeReply> {
    @Override
    public Verb verb() {
        return Verb.DESCRIBE;
    }

    @Override
    public DescribeBackend readdressed(QueryContext newContext, ActorRef<DescribeReply> newReplyTo) {
        return new DescribeBackend(newContext, newReplyTo);
    }
}
