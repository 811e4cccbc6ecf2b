package io.libswarm.protocol;

import akka.stream.SinkRef;
import akka.stream.SourceRef;

/**
 * Both directions of the connection.
 *
 * @param input {@link StreamChunk}s and {@link TerminalResized}; completing it is end of input; take it up within 30 s, once
 * @param output {@link StreamChunk}s, then one {@link StreamEnded} with the exit status; take it up within 30 s, once
 * @param terminal whether output is one raw stream, not two
 */
public record ConnectionOffered(SinkRef<StreamElement> input, SourceRef<StreamElement> output, boolean terminal)
        implements ConnectReply {}
