package io.libswarm.runtime.http;

import akka.Done;
import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One direction's bytes on their way to the socket. All state belongs to the event loop. */
final class OutboundBytes implements ByteWriter {
    private final Channel channel;
    private final Function<ByteBuf, Object> frame;
    private final Supplier<ChannelFuture> finish;
    private final CompletableFuture<Done> closed = new CompletableFuture<>();
    private long missing;
    private @Nullable CompletableFuture<Done> waiting;
    private boolean ending;

    /**
     * @param length how many bytes must come, or -1 if that is open
     * @param frame what the pipeline wants bytes wrapped in
     * @param finish writes what ends this direction
     */
    OutboundBytes(Channel channel, long length, Function<ByteBuf, Object> frame, Supplier<ChannelFuture> finish) {
        this.channel = channel;
        this.missing = length;
        this.frame = frame;
        this.finish = finish;
    }

    @Override
    public CompletionStage<Done> write(ByteString bytes) {
        CompletableFuture<Done> taken = new CompletableFuture<>();
        onLoop(() -> {
            if (ending || closed.isDone()) {
                taken.completeExceptionally(new IOException("the stream has ended"));
            } else if (missing >= 0 && bytes.size() > missing) {
                taken.completeExceptionally(new IOException("Content-Length is exceeded"));
                abort();
            } else {
                missing -= missing < 0 ? 0 : bytes.size();
                if (!bytes.isEmpty()) {
                    channel.writeAndFlush(frame.apply(buffer(bytes)));
                }
                waiting = taken;
                writable();
            }
        });
        return taken;
    }

    @Override
    public CompletionStage<Done> end() {
        onLoop(() -> {
            if (ending || closed.isDone()) {
                return;
            }
            if (missing > 0) {
                abort();
                return;
            }
            ending = true;
            finish.get().addListener(done -> {
                if (done.isSuccess()) {
                    closed.complete(Done.getInstance());
                } else {
                    gone();
                }
            });
        });
        return closed;
    }

    @Override
    public void abort() {
        onLoop(() -> {
            if (!closed.isDone()) {
                gone();
                channel.close();
            }
        });
    }

    @Override
    public CompletionStage<Done> closed() {
        return closed;
    }

    /** The socket may take more again. */
    void writable() {
        CompletableFuture<Done> writer = waiting;
        if (writer != null && channel.isWritable()) {
            waiting = null;
            writer.complete(Done.getInstance());
        }
    }

    /** Nobody listens any more. */
    void gone() {
        CompletableFuture<Done> writer = waiting;
        waiting = null;
        closed.complete(Done.getInstance());
        if (writer != null) {
            writer.completeExceptionally(new IOException("the client is gone"));
        }
    }

    /** The bytes of a string, without a copy. */
    static ByteBuf buffer(ByteString bytes) {
        List<ByteBuffer> parts = new ArrayList<>();
        bytes.getByteBuffers().forEach(parts::add);
        return Unpooled.wrappedBuffer(parts.toArray(ByteBuffer[]::new));
    }

    private void onLoop(Runnable action) {
        if (channel.eventLoop().inEventLoop()) {
            action.run();
        } else {
            channel.eventLoop().execute(action);
        }
    }
}
