package io.libswarm.protocol;

import akka.stream.SourceRef;

/**
 * The stream of changes.
 *
 * @param events take it up within 30 s, once
 */
public record WatchOffered(SourceRef<WatchEvent> events) implements WatchReply {}
