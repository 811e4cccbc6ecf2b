/**
 * How nodes offer and take byte streams: start at {@link io.libswarm.runtime.stream.Streams}. Every offered stream is coalesced into chunks
 * that suit the wire, pulls no further ahead than its reader, and ends with exactly one {@link io.libswarm.protocol.StreamEnded}.
 */
@NullMarked
package io.libswarm.runtime.stream;

import org.jspecify.annotations.NullMarked;
