package io.libswarm.swarmctl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A tar stream that is being made: when making it failed, its reader learns why instead of seeing an early end. */
final class TarReading extends FilterInputStream {
    private volatile @Nullable IOException failure;

    TarReading(InputStream in) {
        super(in);
    }

    /** What makes the stream. */
    @FunctionalInterface
    interface Making {
        void run() throws IOException;
    }

    /** Makes the stream; what goes wrong is thrown at its reader when that comes to the end. */
    void failing(Making making) {
        try {
            making.run();
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        return read < 0 ? ended() : read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        return count < 0 ? ended() : count;
    }

    private int ended() throws IOException {
        IOException why = failure;
        if (why != null) {
            throw why;
        }
        return -1;
    }
}
