package io.libswarm.runtime.stream;

import akka.stream.SinkRef;
import akka.stream.SourceRef;
import io.libswarm.protocol.StreamElement;

/**
 * Both directions of one offered stream.
 *
 * @param input what the other side sends; completing it is end of input
 * @param output what it gets; its last element is one {@link io.libswarm.protocol.StreamEnded}
 */
public record Duplex(SinkRef<StreamElement> input, SourceRef<StreamElement> output) {}
