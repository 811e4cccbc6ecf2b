package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tell me of changes: a snapshot, {@link WatchCaughtUp}, then each change.
 *
 * @param context who asks, under which request id, until when
 * @param depth 0: only this node; 1: and its children; {@link #WHOLE_SUBTREE}: all below
 * @param since resume after these points, instead of a snapshot; one for each backend watched
 * @param replyTo where the one answer goes
 */
public record WatchNode(QueryContext context, int depth, List<Cursor> since, ActorRef<WatchReply> replyTo)
        implements NodeQuery<WatchReply> {
    /** A depth without end. */
    public static final int WHOLE_SUBTREE = Integer.MAX_VALUE;

    public WatchNode {
        since = Copies.list(since);
    }

    @Override
    public Verb verb() {
        return Verb.WATCH;
    }

    @Override
    public WatchNode readdressed(QueryContext newContext, ActorRef<WatchReply> newReplyTo) {
        return new WatchNode(newContext, depth, since, newReplyTo);
    }

    @Override
    public @Nullable String objection() {
        return depth < 0 ? "depth: " + depth + " (expected: 0 or more)" : null;
    }
}
