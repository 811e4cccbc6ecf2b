package io.libswarm.runtime.http.dial;

import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * What goes to the peer: takes a few chunks at a time, and more as the kernel accepts them. Its state belongs to the channel's
 * event loop.
 */
final class Outbound implements Subscriber<ByteString> {

    private static final int AHEAD = 4;

    private final Channel channel;
    private final Function<ByteBuf, Object> frame;
    private final IntConsumer progress;
    private final Consumer<@Nullable Throwable> end;
    private @Nullable Subscription subscription;
    private int onTheirWay;
    private boolean over;

    /**
     * @param frame what to write for some bytes
     * @param progress told how many chunks are on their way to the kernel, each time that changes
     * @param end told once: null when the bytes have ended, or why they failed
     */
    Outbound(
            Channel channel, Function<ByteBuf, Object> frame, IntConsumer progress, Consumer<@Nullable Throwable> end) {
        this.channel = channel;
        this.frame = frame;
        this.progress = progress;
        this.end = end;
    }

    @Override
    public void onSubscribe(Subscription given) {
        onLoop(() -> {
            if (over || subscription != null || !channel.isActive()) {
                given.cancel();
                return;
            }
            subscription = given;
            progress.accept(0);
            given.request(AHEAD);
        });
    }

    @Override
    public void onNext(ByteString bytes) {
        onLoop(() -> {
            if (over) {
                return;
            }
            ByteBuf buffer = bytes.isCompact()
                    ? Unpooled.wrappedBuffer(bytes.asByteBuffer())
                    : Unpooled.wrappedBuffer(bytes.toArrayUnsafe());
            progress.accept(++onTheirWay);
            channel.writeAndFlush(frame.apply(buffer)).addListener(written -> {
                onTheirWay--;
                if (written.isSuccess()) {
                    progress.accept(onTheirWay);
                    if (subscription != null) {
                        subscription.request(1);
                    }
                } else {
                    stop();
                }
            });
        });
    }

    @Override
    public void onError(Throwable failure) {
        onLoop(() -> finish(failure));
    }

    @Override
    public void onComplete() {
        onLoop(() -> finish(null));
    }

    /** The peer takes no more. */
    void stop() {
        over = true;
        if (subscription != null) {
            subscription.cancel();
            subscription = null;
        }
    }

    private void finish(@Nullable Throwable failure) {
        if (!over) {
            over = true;
            subscription = null;
            end.accept(failure);
        }
    }

    private void onLoop(Runnable step) {
        channel.eventLoop().execute(step);
    }
}
