package io.libswarm.protocol;

import akka.util.ByteString;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Some bytes.
 *
 * @param stream which of the streams that travel together
 * @param data at most {@link #LARGEST} bytes on a wire: what offers a stream splits larger ones
 * @param time when it was written, where the system says so
 */
public record StreamChunk(
        StreamName stream, ByteString data, @Nullable Instant time) implements StreamElement {
    /** Bytes in the largest chunk: large enough to be fast, and below a frame. */
    public static final int LARGEST = 128 * 1024;

    public StreamChunk {
        stream = stream == null ? StreamName.DATA : stream;
        data = data == null ? ByteString.emptyByteString() : data;
    }

    /** Bytes of a stream that travels alone. */
    public static StreamChunk of(ByteString data) {
        return new StreamChunk(StreamName.DATA, data, null);
    }

    /** Without the bytes, which may be anyone's secret. */
    @Override
    public String toString() {
        return "StreamChunk[" + stream + ", " + data.size() + " B" + (time == null ? "" : ", " + time) + "]";
    }
}
