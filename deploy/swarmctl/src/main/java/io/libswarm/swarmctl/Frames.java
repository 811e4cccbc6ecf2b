package io.libswarm.swarmctl;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Docker's frames: one byte that names the stream, three zeros, a length of four bytes, and as much data. */
final class Frames {
    private final DataInputStream in;

    Frames(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Takes the two outputs apart, until the end. */
    void copy(OutputStream out, OutputStream err) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int stream = in.read(); stream >= 0; stream = in.read()) {
            OutputStream to = stream == 2 ? err : out;
            try {
                in.skipNBytes(3);
                int left = in.readInt();
                while (left > 0) {
                    int count = in.read(buffer, 0, Math.min(left, buffer.length));
                    if (count < 0) {
                        throw new EOFException();
                    }
                    to.write(buffer, 0, count);
                    left -= count;
                }
            } catch (EOFException e) {
                throw new CommandFailure(ExitCode.TRY_AGAIN, "the stream was cut within a frame; see: swarmctl status");
            }
            to.flush();
        }
    }
}
