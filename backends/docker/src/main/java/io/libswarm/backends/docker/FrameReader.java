package io.libswarm.backends.docker;

import akka.util.ByteString;
import io.libswarm.protocol.StreamName;
import java.util.ArrayList;
import java.util.List;

/** Takes Docker's frames apart: 8 bytes of header (stream, 0, 0, 0, length), then that many bytes. They may come split anywhere. */
final class FrameReader {

    private static final int HEADER = 8;

    private ByteString partial = ByteString.emptyByteString();
    private StreamName stream = StreamName.STDOUT;
    private long left;
    private boolean first;

    /** The pieces that these bytes complete; a frame's bytes are not held back until all of it is there. */
    List<Piece> feed(ByteString more) {
        List<Piece> pieces = new ArrayList<>();
        ByteString bytes = partial.isEmpty() ? more : partial.concat(more);
        while (true) {
            if (left == 0) {
                if (bytes.size() < HEADER) {
                    break;
                }
                header(bytes);
                bytes = bytes.drop(HEADER);
                first = true;
            } else if (bytes.isEmpty()) {
                break;
            } else {
                int size = (int) Math.min(left, bytes.size());
                pieces.add(new Piece(stream, first, bytes.take(size)));
                bytes = bytes.drop(size);
                left -= size;
                first = false;
            }
        }
        partial = bytes.compact();
        return pieces;
    }

    private void header(ByteString bytes) {
        int kind = bytes.apply(0);
        if (kind < 0 || kind > 3) {
            throw new EngineException(200, "frame of stream " + kind + " (expected: 0 to 3)");
        }
        stream = kind == 2 || kind == 3 ? StreamName.STDERR : StreamName.STDOUT;
        left = 0;
        for (int at = 4; at < HEADER; at++) {
            left = left << 8 | (bytes.apply(at) & 0xff);
        }
    }
}
