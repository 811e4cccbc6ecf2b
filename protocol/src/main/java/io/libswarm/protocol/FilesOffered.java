package io.libswarm.protocol;

import akka.stream.SourceRef;

/**
 * The tar stream.
 *
 * @param tar {@link StreamChunk}s, then one {@link StreamEnded}; take it up within 30 s, once
 */
public record FilesOffered(SourceRef<StreamElement> tar) implements ReadFilesReply {}
