package io.libswarm.runtime.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a listener listens. There is no limit on bodies and no timeout on answers and streams; what is limited is what an unknown
 * client can hold without having asked for anything.
 *
 * @param address where
 * @param tls null for plain text
 * @param insecure whether an address that others can reach may be opened although anybody may then use it
 * @param maxHeadBytes limit of the request line, and again of all header fields together
 * @param headTimeout how long a client may take from connecting, or from a request's first byte, to the end of its head
 * @param idleTimeout how long a connection may be kept without a request
 */
public record ListenerSettings(
        ListenAddress address,
        @Nullable TlsSettings tls,
        boolean insecure,
        int maxHeadBytes,
        Duration headTimeout,
        Duration idleTimeout) {
    /** Plain text and the default limits: 128 KiB, 10 s, 10 min. */
    public static ListenerSettings of(ListenAddress address) {
        return new ListenerSettings(address, null, false, 128 * 1024, Duration.ofSeconds(10), Duration.ofMinutes(10));
    }

    /** These, with TLS. */
    public ListenerSettings withTls(@Nullable TlsSettings settings) {
        return new ListenerSettings(address, settings, insecure, maxHeadBytes, headTimeout, idleTimeout);
    }

    /** These, open to anybody who can reach the address or not. */
    public ListenerSettings withInsecure(boolean open) {
        return new ListenerSettings(address, tls, open, maxHeadBytes, headTimeout, idleTimeout);
    }

    /** These, with other timeouts. */
    public ListenerSettings withTimeouts(Duration head, Duration idle) {
        return new ListenerSettings(address, tls, insecure, maxHeadBytes, head, idle);
    }
}
