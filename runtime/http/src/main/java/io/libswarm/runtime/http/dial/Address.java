package io.libswarm.runtime.http.dial;

/** Where a socket leads to. */
public sealed interface Address {

    /** A TCP address; the host may be a name, which is looked up at each new connection. */
    record Tcp(String host, int port) implements Address {
        public Tcp {
            if (host.isBlank()) {
                throw new IllegalArgumentException("host: \"" + host + "\" (expected: a name or an address)");
            }
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("port: " + port + " (expected: 1..65535)");
            }
        }

        @Override
        public String toString() {
            return "tcp://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** A Unix socket, by its path in the file system. */
    record Unix(String path) implements Address {
        public Unix {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("socket: \"" + path + "\" (expected: an absolute path)");
            }
        }

        @Override
        public String toString() {
            return "unix://" + path;
        }
    }
}
