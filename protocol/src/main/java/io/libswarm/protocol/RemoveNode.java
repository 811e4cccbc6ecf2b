package io.libswarm.protocol;

import akka.actor.typed.ActorRef;

/**
 * Cease to exist, with all below. Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param force also when it is running or in use
 * @param replyTo where the one answer goes
 */
public record RemoveNode(QueryContext context, boolean force, ActorRef<RemoveReply> replyTo)
        implements NodeQuery<RemoveReply> {
    @Override
    public Verb verb() {
        return Verb.REMOVE;
    }

    @Override
    public RemoveNode readdressed(QueryContext newContext, ActorRef<RemoveReply> newReplyTo) {
        return new RemoveNode(newContext, force, newReplyTo);
    }
}
