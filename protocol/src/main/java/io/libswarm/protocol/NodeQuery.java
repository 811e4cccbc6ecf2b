package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * A question or command to one node. Answered exactly once on {@link #replyTo()}, with the verb's reply type or a {@link Failure}, before
 * the context's deadline.
 *
 * @param <R> the sealed reply type of the verb; {@link Failure} is one of its members
 */
public sealed interface NodeQuery<R extends NodeReply> extends NodeMessage, WireMessage
        permits CallNative,
                ConnectNode,
                DescribeBackend,
                GetNode,
                ListChildren,
                ReadFiles,
                RemoveNode,
                ResolveNode,
                SpawnNode,
                StartNode,
                StopNode,
                StreamLogs,
                UpdateNode,
                WatchNode,
                WriteFiles {

    /** Who asks, under which request id, until when. */
    QueryContext context();

    /** Where the one answer goes. */
    ActorRef<R> replyTo();

    /** The verb that a node must have to be asked this. */
    Verb verb();

    /**
     * What is wrong with the content, naming the value and what was expected; null when nothing is. The gate answers {@link
     * ErrorCode#INVALID} with it. Not checked on construction: a query that can't be read is dropped unanswered.
     */
    default @Nullable String objection() {
        return null;
    }

    /** The same question in another context, answered to another: how a query is passed on. */
    NodeQuery<R> readdressed(QueryContext context, ActorRef<R> replyTo);
}
