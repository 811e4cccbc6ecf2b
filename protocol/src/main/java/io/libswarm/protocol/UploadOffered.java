package io.libswarm.protocol;

import akka.stream.SinkRef;
import akka.stream.SourceRef;

/**
 * Where to send the tar stream.
 *
 * @param tar {@link StreamChunk}s; completing it is the end of the archive; take it up within 30 s, once
 * @param outcome one {@link StreamEnded} once all is written, or could not be
 */
public record UploadOffered(SinkRef<StreamElement> tar, SourceRef<StreamElement> outcome) implements WriteFilesReply {}
