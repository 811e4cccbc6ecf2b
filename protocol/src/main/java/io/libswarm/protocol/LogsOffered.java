package io.libswarm.protocol;

import akka.stream.SourceRef;

/**
 * The stream of logs.
 *
 * @param chunks {@link StreamChunk}s, then one {@link StreamEnded}; take it up within 30 s, once
 */
public record LogsOffered(SourceRef<StreamElement> chunks) implements LogsReply {}
