package io.libswarm.protocol;

import akka.actor.typed.ActorRef;

/**
 * Start. Starting a running node is no error. Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param replyTo where the one answer goes
 */
public record StartNode(QueryContext context, ActorRef<StartReply> replyTo) implements NodeQuery<StartReply> {
    @Override
    public Verb verb() {
        return Verb.START;
    }

    @Override
    public StartNode readdressed(QueryContext newContext, ActorRef<StartReply> newReplyTo) {
        return new StartNode(newContext, newReplyTo);
    }
}
