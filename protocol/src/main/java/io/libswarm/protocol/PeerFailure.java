package io.libswarm.protocol;

/**
 * One of many that could not be asked.
 *
 * @param path who
 * @param failure why
 */
public record PeerFailure(NodePath path, Failure failure) {}
