package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stop. Stopping a stopped node is no error. Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param signal such as {@code SIGTERM}; null for the system's usual one
 * @param grace how long until it is killed; null for the system's usual time
 * @param replyTo where the one answer goes
 */
public record StopNode(
        QueryContext context,
        @Nullable String signal,
        @Nullable Duration grace,
        ActorRef<StopReply> replyTo) implements NodeQuery<StopReply> {
    @Override
    public Verb verb() {
        return Verb.STOP;
    }

    @Override
    public StopNode readdressed(QueryContext newContext, ActorRef<StopReply> newReplyTo) {
        return new StopNode(newContext, signal, grace, newReplyTo);
    }

    @Override
    public @Nullable String objection() {
        if (grace != null && grace.isNegative()) {
            return "grace: " + grace + " (expected: 0 or more)";
        }
        return signal == null ? null : ContentRules.ofWord("signal", signal);
    }
}
