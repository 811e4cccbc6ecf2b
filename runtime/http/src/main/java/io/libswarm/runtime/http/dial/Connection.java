package io.libswarm.runtime.http.dial;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection and the call that it serves. It becomes a plain byte stream ({@link Phase#RAW}) in the very step in which the
 * answer's head is read, before the codec looks at what follows: those bytes belong to the stream already. All state belongs to
 * the channel's event loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {

    private enum Phase {
        IDLE,
        WAITING,
        BODY,
        RAW
    }

    private final Channel channel;
    private final Consumer<Connection> whenFree;
    private Phase phase = Phase.IDLE;
    private boolean skipping;
    private boolean keepAlive;
    private boolean reused;
    private @Nullable Exchange exchange;

    Connection(Channel channel, Consumer<Connection> whenFree) {
        this.channel = channel;
        this.whenFree = whenFree;
    }

    Channel channel() {
        return channel;
    }

    /** Serves a call; {@code orElse} when this connection turns out to be of no use and the call may go over another. */
    void serve(Call call, Runnable orElse) {
        channel.eventLoop().execute(() -> {
            if (phase != Phase.IDLE || !channel.isActive()) {
                orElse.run();
            } else if (call.on(channel)) {
                phase = Phase.WAITING;
                exchange = new Exchange(call, channel, reused ? orElse : null);
                exchange.send();
                channel.read();
            } else {
                free();
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Exchange current = exchange;
        if (current == null) {
            ReferenceCountUtil.release(message);
            channel.close();
        } else if (message instanceof ByteBuf raw) {
            current.inbound.offer(raw);
        } else if (message instanceof HttpObject object
                && object.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            fail(
                    DialException.Kind.FOREIGN,
                    "the answer is not HTTP",
                    object.decoderResult().cause());
        } else {
            if (message instanceof HttpResponse head) {
                onHead(current, head);
            }
            if (message instanceof HttpContent content) {
                onContent(current, content);
            }
        }
    }

    private void onHead(Exchange current, HttpResponse head) {
        int status = head.status().code();
        skipping = status < 200 && status != 101;
        if (skipping) {
            return;
        }
        if (status == 101 && !current.sent()) {
            fail(DialException.Kind.FOREIGN, "upgraded before the request's end", null);
            return;
        }
        boolean raw = current.becomesRaw(head);
        phase = raw ? Phase.RAW : Phase.BODY;
        keepAlive = current.keepsAlive(head);
        current.answer(head, raw);
        if (raw && status != 101) {
            channel.pipeline().remove(HttpClientCodec.class);
        }
    }

    private void onContent(Exchange current, HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (skipping) {
            content.release();
            skipping = !last;
        } else if (phase == Phase.RAW) {
            content.release();
            channel.pipeline().remove(HttpClientCodec.class);
        } else {
            current.inbound.offer(content.content());
            if (last) {
                answered(current);
            }
        }
    }

    private void answered(Exchange current) {
        current.inbound.end(null);
        exchange = null;
        if (keepAlive && current.sent() && channel.isActive()) {
            free();
        } else {
            current.stop();
            channel.close();
        }
    }

    /** The pending read is what notices that the peer closes an idle connection. */
    private void free() {
        phase = Phase.IDLE;
        reused = true;
        channel.read();
        whenFree.accept(this);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        Exchange current = exchange;
        if (current != null) {
            current.inbound.readComplete();
            if (phase == Phase.WAITING || current.inbound.hungry()) {
                context.read();
            }
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        boolean inputEnded = event instanceof ChannelInputShutdownEvent
                || event instanceof ChannelInputShutdownReadComplete
                || event instanceof SslCloseCompletionEvent;
        if (!inputEnded) {
            return;
        }
        if (phase == Phase.RAW && exchange != null) {
            exchange.receivingEnded();
        } else {
            cut();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cut();
    }

    private void cut() {
        Exchange current = exchange;
        if (current != null && phase == Phase.WAITING && current.movesOn()) {
            exchange = null;
        }
        fail(DialException.Kind.CUT, "the connection ended before the answer did", null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(Failures.kind(cause, DialException.Kind.CUT), Failures.words(cause), cause);
    }

    private void fail(DialException.Kind kind, String message, @Nullable Throwable cause) {
        Exchange current = exchange;
        exchange = null;
        if (current != null) {
            current.fail(kind, message, cause);
        }
        channel.close();
    }
}
