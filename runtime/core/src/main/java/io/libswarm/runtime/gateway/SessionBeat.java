package io.libswarm.runtime.gateway;

/**
 * The session is there.
 *
 * @param attempt of the {@link ClientHello} that began it
 */
public record SessionBeat(long attempt) implements ToClient {}
