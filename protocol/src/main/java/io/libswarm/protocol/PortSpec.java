package io.libswarm.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A port to publish.
 *
 * @param port within the node, 1 to 65535
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param hostPort on its host; 0: any that is free
 * @param hostAddress null: all of the host's
 */
public record PortSpec(
        int port, String protocol, int hostPort, @Nullable String hostAddress) {
    public PortSpec {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
        }
        if (hostPort < 0 || hostPort > 65535) {
            throw new IllegalArgumentException("hostPort: " + hostPort + " (expected: 0 to 65535)");
        }
        protocol = protocol == null || protocol.isEmpty() ? "tcp" : protocol;
    }
}
