package io.libswarm.runtime.http;

import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One direction's bytes between the socket and their reader. The socket is read only when the reader waits and nothing is here,
 * so what piles up is one socket read, or what the system itself still held when the peer ended. All state belongs to the event
 * loop.
 */
final class InboundBytes implements ByteReader {
    private static final int MAX_READ = 128 * 1024;

    private final EventLoop loop;
    private final Runnable readSocket;
    private final ArrayDeque<ByteBuf> arrived = new ArrayDeque<>();
    private @Nullable CompletableFuture<Optional<ByteString>> waiting;
    private @Nullable IOException failure;
    private boolean ended;
    private boolean discarding;

    InboundBytes(EventLoop loop, Runnable readSocket) {
        this.loop = loop;
        this.readSocket = readSocket;
    }

    @Override
    public CompletionStage<Optional<ByteString>> read() {
        CompletableFuture<Optional<ByteString>> result = new CompletableFuture<>();
        onLoop(() -> {
            if (waiting != null) {
                result.completeExceptionally(
                        new IllegalStateException("read: one is waiting (expected: one at a time)"));
                return;
            }
            waiting = result;
            deliver();
            if (waiting != null) {
                readSocket.run();
            }
        });
        return result;
    }

    @Override
    public void cancel() {
        onLoop(() -> {
            discarding = true;
            release();
            deliver();
            if (!ended) {
                readSocket.run();
            }
        });
    }

    /** Whether the reader wants no more. */
    boolean discarding() {
        return discarding;
    }

    /** Takes over what the socket gave. */
    void arrived(ByteBuf bytes) {
        if (discarding || ended || !bytes.isReadable()) {
            bytes.release();
        } else {
            arrived.add(bytes);
        }
    }

    /** After each socket read: hands on what came; true if more is wanted. */
    boolean deliver() {
        CompletableFuture<Optional<ByteString>> reader = waiting;
        if (reader == null) {
            return discarding && !ended;
        }
        if (!arrived.isEmpty()) {
            waiting = null;
            reader.complete(Optional.of(take()));
        } else if (failure != null && !discarding) {
            waiting = null;
            reader.completeExceptionally(failure);
        } else if (ended || discarding) {
            waiting = null;
            reader.complete(Optional.empty());
        }
        return waiting != null || discarding && !ended;
    }

    /** Nothing follows. */
    void end() {
        ended = true;
        deliver();
    }

    /** Nothing follows, though it should. */
    void fail(IOException cause) {
        if (!ended) {
            failure = cause;
            end();
        }
    }

    /** Gives back what nobody will read any more. */
    void release() {
        arrived.forEach(ByteBuf::release);
        arrived.clear();
    }

    private ByteString take() {
        int size = 0;
        int count = 0;
        for (ByteBuf bytes : arrived) {
            if (count > 0 && size + bytes.readableBytes() > MAX_READ) {
                break;
            }
            size += bytes.readableBytes();
            count++;
        }
        byte[] taken = new byte[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            ByteBuf bytes = arrived.remove();
            int length = bytes.readableBytes();
            bytes.readBytes(taken, at, length);
            bytes.release();
            at += length;
        }
        return ByteString.fromArrayUnsafe(taken);
    }

    private void onLoop(Runnable action) {
        if (loop.inEventLoop()) {
            action.run();
        } else {
            loop.execute(action);
        }
    }
}
