package io.libswarm.protocol;

import akka.stream.SinkRef;
import akka.stream.SourceRef;

/**
 * Both directions of the call.
 *
 * @param request the body as {@link StreamChunk}s; complete it at once if there is none; take it up within 30 s, once
 * @param response one {@link NativeHead}, {@link StreamChunk}s, then one {@link StreamEnded}; take it up within 30 s, once
 */
public record NativeOffered(SinkRef<StreamElement> request, SourceRef<StreamElement> response) implements NativeReply {}
