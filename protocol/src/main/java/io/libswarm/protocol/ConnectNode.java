package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Give me a duplex byte stream: to the task's own input and output, a new process, or a port.
 *
 * @param context who asks, under which request id, until when
 * @param connection to what
 * @param replyTo where the one answer goes
 */
public record ConnectNode(QueryContext context, Connection connection, ActorRef<ConnectReply> replyTo)
        implements NodeQuery<ConnectReply> {
    @Override
    public Verb verb() {
        return Verb.CONNECT;
    }

    @Override
    public ConnectNode readdressed(QueryContext newContext, ActorRef<ConnectReply> newReplyTo) {
        return new ConnectNode(newContext, connection, newReplyTo);
    }

    @Override
    public @Nullable String objection() {
        return ContentRules.ofConnection(connection);
    }
}
