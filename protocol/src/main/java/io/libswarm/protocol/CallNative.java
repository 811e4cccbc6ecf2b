package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pass this to the system behind you. Not idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param method HTTP method
 * @param target the system's own path with its query, as it goes on the wire
 * @param headers repeated ones kept apart
 * @param upgrade whether the connection turns into a byte stream after the answer's head
 * @param replyTo where the one answer goes
 */
public record CallNative(
        QueryContext context,
        String method,
        String target,
        List<Header> headers,
        boolean upgrade,
        ActorRef<NativeReply> replyTo)
        implements NodeQuery<NativeReply> {
    public CallNative {
        headers = Copies.list(headers);
    }

    @Override
    public Verb verb() {
        return Verb.NATIVE;
    }

    @Override
    public CallNative readdressed(QueryContext newContext, ActorRef<NativeReply> newReplyTo) {
        return new CallNative(newContext, method, target, headers, upgrade, newReplyTo);
    }

    @Override
    public @Nullable String objection() {
        return ContentRules.ofCall(method, target, headers);
    }

    /** Without the target's query and the secret headers. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return "CallNative[" + context + ", " + method + " "
                + (query < 0 ? target : target.substring(0, query) + "?***") + ", headers=" + headers + ", upgrade="
                + upgrade + ", replyTo=" + replyTo + "]";
    }
}
