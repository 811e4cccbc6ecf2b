package io.libswarm.runtime.http;

import org.jspecify.annotations.Nullable;

/**
 * The other end of a connection, as far as the transport knows it: nothing here was said by the client about itself.
 *
 * @param address address and port, or {@code unix} for a Unix socket
 * @param local whether it is on this machine: a Unix socket or a loopback address
 * @param certificateSubject the distinguished name in the verified client certificate, with TLS client authentication only
 * @param userId the user id of the connecting process, on Unix sockets only
 */
public record Peer(
        String address,
        boolean local,
        @Nullable String certificateSubject,
        @Nullable Integer userId) {}
