package io.libswarm.runtime.registry;

import java.util.Set;

/**
 * A member, as placement sees it.
 *
 * @param name unique in the cluster
 * @param roles that it has
 * @param taking whether it may be given movable backends: it is up, be it reachable now or not
 */
record Candidate(String name, Set<String> roles, boolean taking) {}
