package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Give me a handle on this other node. Passed down the tree to the one that has it. Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param path the whole path, which this node is on
 * @param replyTo where the one answer goes
 */
public record ResolveNode(QueryContext context, NodePath path, ActorRef<ResolveReply> replyTo)
        implements NodeQuery<ResolveReply> {
    @Override
    public Verb verb() {
        return Verb.RESOLVE;
    }

    @Override
    public ResolveNode readdressed(QueryContext newContext, ActorRef<ResolveReply> newReplyTo) {
        return new ResolveNode(newContext, path, newReplyTo);
    }

    @Override
    public @Nullable String objection() {
        return path == null ? "path: none (expected: the whole path of a node)" : null;
    }
}
