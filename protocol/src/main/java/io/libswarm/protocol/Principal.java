package io.libswarm.protocol;

import java.util.Set;

/**
 * Who asks.
 *
 * @param name the name that the entry point established
 * @param roles groups that rules may name
 */
public record Principal(String name, Set<String> roles) {
    /** The runtime itself. */
    public static final Principal SYSTEM = new Principal("system", Set.of());

    /** Someone on this machine, through a loopback address or a Unix socket, without authentication. */
    public static final Principal LOCAL = new Principal("local", Set.of());

    public Principal {
        roles = Copies.set(roles);
    }
}
