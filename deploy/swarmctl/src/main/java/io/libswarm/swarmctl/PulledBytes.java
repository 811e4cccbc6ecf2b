package io.libswarm.swarmctl;

import akka.util.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A body as an input stream: the next chunk is asked for when the last one has been read. For one reading thread. */
final class PulledBytes extends InputStream {
    private record Ended(@Nullable Throwable failure) {}

    private final BlockingQueue<Object> arrived = new ArrayBlockingQueue<>(4);
    private final Arrivals arrivals = new Arrivals();
    private byte[] chunk = new byte[0];
    private int at;
    private @Nullable Ended ended;

    PulledBytes(Publisher<ByteString> body) {
        body.subscribe(arrivals);
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == chunk.length) {
            if (ended == null) {
                take();
            }
            if (ended != null) {
                if (ended.failure() != null) {
                    throw Failures.told(ended.failure());
                }
                return false;
            }
        }
        return true;
    }

    private void take() throws InterruptedIOException {
        try {
            Object next = arrived.take();
            if (next instanceof Ended end) {
                ended = end;
            } else {
                chunk = ((ByteString) next).toArray();
                at = 0;
                arrivals.more();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Gives up the rest. */
    @Override
    public void close() {
        arrivals.cancel();
    }

    private final class Arrivals implements Subscriber<ByteString> {
        private volatile @Nullable Subscription subscription;

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
            given.request(2);
        }

        @Override
        public void onNext(ByteString bytes) {
            arrived.add(bytes);
        }

        @Override
        public void onError(Throwable failure) {
            arrived.add(new Ended(failure));
        }

        @Override
        public void onComplete() {
            arrived.add(new Ended(null));
        }

        void more() {
            Subscription current = subscription;
            if (current != null) {
                current.request(1);
            }
        }

        void cancel() {
            Subscription current = subscription;
            if (current != null) {
                current.cancel();
            }
        }
    }
}
