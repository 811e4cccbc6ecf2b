package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Stream me these files as tar. Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param at absolute path within the node
 * @param replyTo where the one answer goes
 */
public record ReadFiles(QueryContext context, String at, ActorRef<ReadFilesReply> replyTo)
        implements NodeQuery<ReadFilesReply> {
    @Override
    public Verb verb() {
        return Verb.READ_FILES;
    }

    @Override
    public ReadFiles readdressed(QueryContext newContext, ActorRef<ReadFilesReply> newReplyTo) {
        return new ReadFiles(newContext, at, newReplyTo);
    }

    @Override
    public @Nullable String objection() {
        return ContentRules.ofPathWithin("at", at);
    }
}
