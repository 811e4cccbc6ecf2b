package io.libswarm.runtime.gateway;

import io.libswarm.protocol.Failure;

/**
 * There is no session, or no more: go to another member.
 *
 * @param attempt of the {@link ClientHello} that asked for it
 * @param failure why
 */
public record SessionEnded(long attempt, Failure failure) implements ToClient {}
