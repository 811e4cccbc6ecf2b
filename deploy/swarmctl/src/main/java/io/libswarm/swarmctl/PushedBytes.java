package io.libswarm.swarmctl;

import akka.util.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** An input stream as a body: read on a thread of its own, and only as fast as the far side takes it. Subscribed to once. */
final class PushedBytes implements Publisher<ByteString> {
    private final InputStream source;
    private final Semaphore wanted = new Semaphore(0);
    private volatile boolean cancelled;

    PushedBytes(InputStream source) {
        this.source = source;
    }

    @Override
    public void subscribe(Subscriber<? super ByteString> to) {
        to.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {
                wanted.release((int) Math.min(count, 1024));
            }

            @Override
            public void cancel() {
                cancelled = true;
                wanted.release();
            }
        });
        Thread reader = new Thread(() -> push(to), "input");
        reader.setDaemon(true);
        reader.start();
    }

    private void push(Subscriber<? super ByteString> to) {
        byte[] buffer = new byte[64 * 1024];
        try {
            while (true) {
                wanted.acquire();
                int count = cancelled ? -1 : source.read(buffer);
                if (cancelled) {
                    return;
                }
                if (count < 0) {
                    to.onComplete();
                    return;
                }
                to.onNext(ByteString.fromArray(Arrays.copyOf(buffer, count)));
            }
        } catch (IOException e) {
            to.onError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
