package io.libswarm.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What travels with every query.
 *
 * @param principal who asks; set by the entry point, never by the asker
 * @param requestId makes a changing query safe to repeat: the same id gets the same answer
 * @param deadline until when an answer is of use; each hop passes on what is left
 * @param trace W3C {@code traceparent}, if the asker is tracing
 */
public record QueryContext(
        Principal principal,
        RequestId requestId,
        Deadline deadline,
        @Nullable String trace) {

    /** A new question of this process's own, with a fresh request id. */
    public static QueryContext within(Duration time) {
        return new QueryContext(Principal.SYSTEM, RequestId.next(), Deadline.in(time), null);
    }

    /** The same with another principal: for the entry point only. */
    public QueryContext as(Principal other) {
        return new QueryContext(other, requestId, deadline, trace);
    }

    /** A question that is part of answering this one: same asker, trace and deadline, an id of its own derived from this one's. */
    public QueryContext part(String name) {
        return new QueryContext(principal, requestId.part(name), deadline, trace);
    }

    /** The same until another moment. */
    public QueryContext until(Deadline other) {
        return new QueryContext(principal, requestId, other, trace);
    }
}
