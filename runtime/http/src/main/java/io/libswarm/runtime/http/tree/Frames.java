package io.libswarm.runtime.http.tree;

import akka.util.ByteString;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamName;

/** Docker's frames: which stream (1 or 2), three zeros, the length in four bytes, the bytes. */
final class Frames {
    static final String MULTIPLEXED = "application/vnd.docker.multiplexed-stream";
    static final String RAW = "application/vnd.docker.raw-stream";

    private Frames() {}

    static ByteString of(StreamChunk chunk) {
        int length = chunk.data().size();
        byte[] head = {
            (byte) (chunk.stream() == StreamName.STDERR ? 2 : 1),
            0,
            0,
            0,
            (byte) (length >>> 24),
            (byte) (length >>> 16),
            (byte) (length >>> 8),
            (byte) length
        };
        return ByteString.fromArrayUnsafe(head).concat(chunk.data());
    }
}
