package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Unpack the tar stream that I send. Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param at absolute path of an existing directory within the node
 * @param replyTo where the one answer goes
 */
public record WriteFiles(QueryContext context, String at, ActorRef<WriteFilesReply> replyTo)
        implements NodeQuery<WriteFilesReply> {
    @Override
    public Verb verb() {
        return Verb.WRITE_FILES;
    }

    @Override
    public WriteFiles readdressed(QueryContext newContext, ActorRef<WriteFilesReply> newReplyTo) {
        return new WriteFiles(newContext, at, newReplyTo);
    }

    @Override
    public @Nullable String objection() {
        return ContentRules.ofPathWithin("at", at);
    }
}
