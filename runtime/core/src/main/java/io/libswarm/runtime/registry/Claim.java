package io.libswarm.runtime.registry;

import io.libswarm.protocol.WireMessage;

/**
 * Which member owns a movable backend. Written, by a majority, before the backend starts there.
 *
 * @param backend its name
 * @param member the owner
 * @param revision of the backend
 * @param epoch one more than that of the owner before
 */
record Claim(String backend, String member, long revision, long epoch) implements WireMessage {}
