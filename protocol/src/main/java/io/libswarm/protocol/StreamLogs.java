package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stream what your task wrote.
 *
 * @param context who asks, under which request id, until when
 * @param follow go on with what comes
 * @param since leave out what is older
 * @param tail only the last so many lines first; negative: all
 * @param replyTo where the one answer goes
 */
public record StreamLogs(
        QueryContext context, boolean follow, @Nullable Instant since, int tail, ActorRef<LogsReply> replyTo)
        implements NodeQuery<LogsReply> {
    @Override
    public Verb verb() {
        return Verb.LOGS;
    }

    @Override
    public StreamLogs readdressed(QueryContext newContext, ActorRef<LogsReply> newReplyTo) {
        return new StreamLogs(newContext, follow, since, tail, newReplyTo);
    }
}
