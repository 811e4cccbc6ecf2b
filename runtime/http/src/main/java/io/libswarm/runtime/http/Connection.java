package io.libswarm.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client connection: takes its requests one after the other and hands each to the handler.
 *
 * <p>Each request has a {@link RequestParser} of its own, which leaves the pipeline synchronously with the request's last byte;
 * bytes behind it are held here until the answer says whether they are the next request or an upgraded connection's. The socket
 * is read on demand only. Everything happens on the event loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final ListenerSettings settings;
    private final Handler handler;
    private final ResponseEncoder encoder;
    private final ArrayDeque<ByteBuf> held = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext active;
    private @Nullable HeadTimer timer;
    private @Nullable RequestParser parser;
    private @Nullable NettyExchange current;
    private boolean inputEnded;
    private boolean lingering;
    private boolean leaving;

    Connection(ListenerSettings settings, Handler handler, ResponseEncoder encoder) {
        this.settings = settings;
        this.handler = handler;
        this.encoder = encoder;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        active = ctx;
        timer = new HeadTimer(ctx.channel().eventLoop(), this::timedOut);
        awaitRequest(settings.headTimeout());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        NettyExchange exchange = current;
        if (lingering) {
            ReferenceCountUtil.release(msg);
        } else if (msg instanceof HttpRequest request) {
            begin(request);
        } else if (msg instanceof HttpContent content && exchange != null) {
            content(exchange, content);
        } else if (msg instanceof ByteBuf bytes && exchange != null && exchange.upgraded()) {
            exchange.raw(bytes);
        } else if (msg instanceof ByteBuf bytes) {
            held.add(bytes);
        } else {
            ReferenceCountUtil.release(msg);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (lingering || current != null && current.readComplete()) {
            read();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        boolean ends = event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent;
        if (!ends || inputEnded) {
            return;
        }
        inputEnded = true;
        if (lingering) {
            ctx.close();
        } else if (current != null) {
            current.inputEnded();
        } else if (parser != null) {
            ctx.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (current != null) {
            current.writable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopTimer();
        if (current != null) {
            current.lost();
        }
        held.forEach(ByteBuf::release);
        held.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof RuntimeException && !(cause instanceof DecoderException)) {
            log.warn("connection from {} failed", ctx.channel().remoteAddress(), cause);
        } else {
            log.debug("connection from {} ended: {}", ctx.channel().remoteAddress(), cause.toString());
        }
        ctx.close();
    }

    /** The listener closes: this connection ends with the answer under way. */
    void leave() {
        leaving = true;
        if (current == null) {
            ctx().close();
        }
    }

    boolean inputHasEnded() {
        return inputEnded;
    }

    boolean leaving() {
        return leaving;
    }

    /** Takes what came behind the request. */
    void takeHeld(Consumer<ByteBuf> taker) {
        while (!held.isEmpty()) {
            taker.accept(held.remove());
        }
    }

    /** Reads the socket once. Not after its end: a channel that has shut its input fails when asked to read. */
    void read() {
        if (!inputEnded) {
            ctx().read();
        }
    }

    /** The answer has gone out. */
    void answered(NettyExchange exchange) {
        if (exchange.closes() || leaving) {
            linger();
        } else if (exchange.requestComplete()) {
            next();
        } else {
            timer().start(LINGER);
            exchange.skipBody();
        }
    }

    /** Ends our direction once all before it is out. */
    ChannelFuture shutdownOutput() {
        var channel = ctx().channel();
        var done = channel.newPromise();
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(flushed -> {
            SslHandler tls = ctx().pipeline().get(SslHandler.class);
            if (!flushed.isSuccess()) {
                done.setFailure(flushed.cause());
            } else if (tls != null) {
                tls.closeOutbound(done);
            } else {
                ((DuplexChannel) channel).shutdownOutput(done);
            }
        });
        return done;
    }

    /** Closes so that the client can still read the answer: our FIN first, then what it sends is thrown away for a while. */
    void linger() {
        if (lingering) {
            return;
        }
        lingering = true;
        timer().start(LINGER);
        shutdownOutput().addListener(done -> {
            if (inputEnded || !done.isSuccess()) {
                ctx().close();
            } else {
                read();
            }
        });
    }

    private void awaitRequest(Duration limit) {
        ChannelHandlerContext ctx = ctx();
        if (leaving || !ctx.channel().isActive()) {
            ctx.close();
            return;
        }
        RequestParser next = new RequestParser(settings.maxHeadBytes(), () -> timer().start(settings.headTimeout()));
        parser = next;
        timer().start(limit);
        ctx.pipeline().addBefore(ctx.name(), null, next);
        if (!held.isEmpty()) {
            feed(ctx, next);
        } else if (inputEnded) {
            ctx.close();
        } else {
            read();
        }
    }

    private void feed(ChannelHandlerContext ctx, RequestParser next) {
        ByteBuf all = Unpooled.wrappedBuffer(held.toArray(ByteBuf[]::new));
        held.clear();
        ChannelHandlerContext parsing = ctx.pipeline().context(next);
        try {
            next.channelRead(parsing, all);
            if (inputEnded || parsing.isRemoved()) {
                channelReadComplete(ctx);
            } else {
                next.channelReadComplete(parsing);
            }
        } catch (Exception e) {
            exceptionCaught(ctx, e);
        }
        if (inputEnded && parser == next && current == null) {
            ctx.close();
        }
    }

    private void begin(HttpRequest head) {
        stopTimer();
        NettyExchange exchange;
        try {
            Request request = RequestHead.read(head);
            exchange = new NettyExchange(this, ctx(), encoder, request, Peers.of(ctx().channel()), head);
        } catch (RequestHead.Refused e) {
            ReferenceCountUtil.release(head);
            refuse(e.status(), String.valueOf(e.getMessage()));
            return;
        }
        current = exchange;
        try {
            handler.handle(exchange);
        } catch (RuntimeException e) {
            log.error(
                    "{} {} failed",
                    exchange.request().method(),
                    exchange.request().rawPath(),
                    e);
            exchange.refuse(500, DoorErrors.crashed());
        }
    }

    private void content(NettyExchange exchange, HttpContent content) {
        try {
            RequestHead.checkParsed(content.decoderResult());
        } catch (RequestHead.Refused e) {
            content.release();
            exchange.refuse(e.status(), DoorErrors.refused(String.valueOf(e.getMessage())));
            exchange.bodyFailed(new IOException(e.getMessage()));
            return;
        }
        exchange.content(content.content());
        if (content instanceof LastHttpContent && parser != null) {
            RequestParser done = parser;
            parser = null;
            exchange.requestCompleted();
            ctx().pipeline().remove(done);
            exchange.bodyEnded();
            if (exchange.answered()) {
                next();
            } else if (inputEnded && held.isEmpty()) {
                exchange.inputEnded();
            } else if (held.isEmpty()) {
                read();
            }
        }
    }

    private void next() {
        if (current != null) {
            current = null;
            stopTimer();
            ctx().channel().eventLoop().execute(() -> awaitRequest(settings.idleTimeout()));
        }
    }

    private void timedOut() {
        if (current == null && !lingering && parser != null && parser.started()) {
            refuse(408, "the request's head did not come in time");
        } else {
            ctx().close();
        }
    }

    private void refuse(int status, String message) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                OutboundBytes.buffer(DoorErrors.refused(message)));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, "close");
        encoder.headOnly(false);
        ctx().writeAndFlush(response);
        linger();
    }

    private void stopTimer() {
        timer().stop();
    }

    private HeadTimer timer() {
        return Objects.requireNonNull(timer, "active");
    }

    private ChannelHandlerContext ctx() {
        return Objects.requireNonNull(active, "active");
    }
}
