package io.libswarm.runtime.http.dial;

import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * What comes from the peer, as a publisher for one subscriber. The socket is read only while the subscriber has asked for more;
 * what one read brings becomes one chunk. All state belongs to the channel's event loop.
 */
final class Inbound implements Publisher<ByteString>, Subscription {

    private final Channel channel;
    private final EventLoop loop;
    private final List<ByteBuf> fresh = new ArrayList<>();
    private final Queue<ByteString> ready = new ArrayDeque<>();
    private @Nullable Subscriber<? super ByteString> subscriber;
    private long demand;
    private boolean taken;
    private boolean ended;
    private boolean detached;
    private @Nullable Throwable failure;

    Inbound(Channel channel) {
        this.channel = channel;
        this.loop = channel.eventLoop();
    }

    /** Takes over one reference to the bytes. */
    void offer(ByteBuf bytes) {
        if (bytes.isReadable() && !detached) {
            fresh.add(bytes);
        } else {
            bytes.release();
        }
    }

    /** One read of the socket is over: its bytes become one chunk. */
    void readComplete() {
        int size = 0;
        for (ByteBuf part : fresh) {
            size += part.readableBytes();
        }
        if (size > 0) {
            byte[] joined = new byte[size];
            int at = 0;
            for (ByteBuf part : fresh) {
                int length = part.readableBytes();
                part.readBytes(joined, at, length);
                part.release();
                at += length;
            }
            ready.add(ByteString.fromArrayUnsafe(joined));
        }
        fresh.clear();
        drain();
    }

    /** Whether the socket should be read again. */
    boolean hungry() {
        return demand > 0 && !ended && !detached;
    }

    /** Nothing more will come; the connection is no longer this body's. */
    void end(@Nullable Throwable why) {
        if (!ended) {
            ended = true;
            failure = why;
            readComplete();
        }
    }

    @Override
    public void subscribe(Subscriber<? super ByteString> given) {
        loop.execute(() -> {
            if (taken) {
                given.onSubscribe(Nothing.INSTANCE);
                given.onError(new IllegalStateException("body: taken twice (expected: once)"));
                return;
            }
            taken = true;
            subscriber = given;
            given.onSubscribe(this);
            drain();
        });
    }

    @Override
    public void request(long more) {
        loop.execute(() -> {
            demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
            drain();
            if (hungry()) {
                channel.read();
            }
        });
    }

    @Override
    public void cancel() {
        loop.execute(() -> {
            boolean open = !ended && !detached;
            detached = true;
            taken = true;
            subscriber = null;
            fresh.forEach(ByteBuf::release);
            fresh.clear();
            ready.clear();
            if (open) {
                channel.close();
            }
        });
    }

    private void drain() {
        while (subscriber != null && demand > 0 && !ready.isEmpty()) {
            demand--;
            subscriber.onNext(ready.remove());
        }
        if (subscriber != null && ended && ready.isEmpty()) {
            Subscriber<? super ByteString> last = subscriber;
            subscriber = null;
            if (failure == null) {
                last.onComplete();
            } else {
                last.onError(failure);
            }
        }
    }

    private enum Nothing implements Subscription {
        INSTANCE;

        @Override
        public void request(long more) {}

        @Override
        public void cancel() {}
    }
}
