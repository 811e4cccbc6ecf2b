package io.libswarm.runtime.http.tree;

import io.libswarm.protocol.Deadline;
import io.libswarm.protocol.Principal;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RequestId;
import io.libswarm.runtime.http.Exchange;
import io.libswarm.runtime.http.Peer;
import java.time.Duration;
import java.util.Set;

/** Who asks, under which id and until when: from the connection and the request's headers. */
final class Asked {
    static final String REQUEST_ID = "Swarm-Request-Id";
    static final String DEADLINE = "Swarm-Deadline";

    /** Someone from elsewhere at a listener that the operator has opened to anybody. */
    private static final Principal STRANGER = new Principal("anonymous", Set.of());

    private Asked() {}

    /**
     * The context of a request.
     *
     * @param usual how long it has when it does not say
     * @throws IllegalArgumentException naming the header that makes no sense
     */
    static QueryContext of(Exchange exchange, Duration usual) {
        var headers = exchange.request().headers();
        RequestId id = headers.first(REQUEST_ID).map(RequestId::new).orElseGet(RequestId::next);
        Deadline deadline = headers.first(DEADLINE).map(Asked::deadline).orElseGet(() -> Deadline.in(usual));
        return new QueryContext(
                principal(exchange.peer()),
                id,
                deadline,
                headers.first("traceparent").orElse(null));
    }

    private static Principal principal(Peer peer) {
        String subject = peer.certificateSubject();
        if (subject != null) {
            return new Principal(subject, Set.of());
        }
        return peer.local() ? Principal.LOCAL : STRANGER;
    }

    private static Deadline deadline(String millis) {
        try {
            return Deadline.inMillis(Long.parseLong(millis.trim()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(DEADLINE + ": " + millis + " (expected: milliseconds left)", e);
        }
    }
}
