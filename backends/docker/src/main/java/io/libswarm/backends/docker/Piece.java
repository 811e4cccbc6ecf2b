package io.libswarm.backends.docker;

import akka.util.ByteString;
import io.libswarm.protocol.StreamName;

/**
 * A part of an engine's output.
 *
 * @param first whether an entry begins here
 */
record Piece(StreamName stream, boolean first, ByteString bytes) {}
