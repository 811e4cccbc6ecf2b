package io.libswarm.runtime.http;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a listener listens. */
public sealed interface ListenAddress {
    /**
     * A TCP port.
     *
     * @param host name or numeric address, without brackets
     * @param port 0 for any free one
     */
    record Tcp(String host, int port) implements ListenAddress {
        /** Checks the port. */
        public Tcp {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port: " + port + " (expected: 0..65535)");
            }
        }

        @Override
        public String toString() {
            return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * A Unix socket.
     *
     * @param path at most 107 bytes, a limit of the system
     * @param mode its permissions, as in {@code rw-rw----}
     * @param group the group that owns it; null for the process's own
     */
    record Unix(Path path, String mode, @Nullable String group) implements ListenAddress {
        /** A socket for its owner and group only. */
        public Unix(Path path) {
            this(path, "rw-rw----", null);
        }

        @Override
        public String toString() {
            return "unix://" + path;
        }
    }

    /**
     * Reads {@code tcp://host:port} or {@code unix:///path}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static ListenAddress parse(String text) {
        if (text.startsWith("unix:///")) {
            return new Unix(Path.of(text.substring("unix://".length())));
        }
        try {
            URI uri = URI.create(text);
            String host = uri.getHost();
            if ("tcp".equals(uri.getScheme())
                    && host != null
                    && uri.getPort() >= 0
                    && uri.getRawPath().isEmpty()) {
                return new Tcp(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, uri.getPort());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(malformed(text), e);
        }
        throw new IllegalArgumentException(malformed(text));
    }

    private static String malformed(String text) {
        return "listen: " + text + " (expected: tcp://host:port or unix:///path)";
    }
}
