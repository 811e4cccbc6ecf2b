package io.libswarm.runtime.registry;

import java.time.Duration;
import java.util.Set;

/**
 * What the registry has to know of the member that it is on.
 *
 * @param name unique in the cluster
 * @param address host and port of its remoting
 * @param roles that it has
 * @param takeover how long a member is given to end what it has, after it was removed for dead
 * @param minority after how long without sight of a majority movable backends stop here
 * @param freeze a silence of this process that is longer makes it doubt what it owns
 * @param afresh whether it forgets what other members there were
 */
public record MemberFacts(
        String name,
        String address,
        Set<String> roles,
        Duration takeover,
        Duration minority,
        Duration freeze,
        boolean afresh) {
    public MemberFacts {
        roles = Set.copyOf(roles);
    }
}
