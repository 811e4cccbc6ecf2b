package io.libswarm.runtime.registry;

import io.libswarm.protocol.WireMessage;
import java.util.Set;

/**
 * A member that the cluster has, be it running or not. Forgotten when it leaves for good.
 *
 * @param name unique in the cluster
 * @param address host and port of its remoting
 * @param roles that it has
 */
record KnownMember(String name, String address, Set<String> roles) implements WireMessage {
    KnownMember {
        roles = roles == null ? Set.of() : Set.copyOf(roles);
    }
}
