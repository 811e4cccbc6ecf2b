package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Make a child. Idempotent by request id: the same id gives the same child.
 *
 * @param context who asks, under which request id, until when
 * @param spec what to make
 * @param replyTo where the one answer goes
 */
public record SpawnNode(QueryContext context, NodeSpec spec, ActorRef<SpawnReply> replyTo)
        implements NodeQuery<SpawnReply> {
    @Override
    public Verb verb() {
        return Verb.SPAWN;
    }

    @Override
    public SpawnNode readdressed(QueryContext newContext, ActorRef<SpawnReply> newReplyTo) {
        return new SpawnNode(newContext, spec, newReplyTo);
    }

    @Override
    public @Nullable String objection() {
        return SpecRules.of(spec);
    }
}
