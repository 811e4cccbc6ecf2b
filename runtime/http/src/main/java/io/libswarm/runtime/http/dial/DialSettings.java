package io.libswarm.runtime.http.dial;

import java.time.Duration;

/**
 * How patient a dialler is.
 *
 * @param connectWithin for a connection, TLS included
 * @param deadAfter how long a peer may leave sent bytes or keep-alive probes unacknowledged (TCP only). Streams may be silent for
 *     ever as long as the peer's kernel answers
 * @param idleConnections how many unused connections are kept for the next call
 */
public record DialSettings(Duration connectWithin, Duration deadAfter, int idleConnections) {

    public static DialSettings defaults() {
        return new DialSettings(Duration.ofSeconds(3), Duration.ofSeconds(15), 4);
    }
}
