package io.libswarm.runtime.http;

import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An exchange on a Netty connection. Its public face hops to the event loop; all else runs there. {@link Connection} tells it
 * what came in, it tells the connection when the answer is out.
 */
final class NettyExchange implements Exchange {
    private static final int MAX_SKIPPED_BODY = 256 * 1024;

    private enum Answer {
        OPEN,
        BY_HANDLER,
        BY_DOOR
    }

    private final Connection connection;
    private final ChannelHandlerContext ctx;
    private final Channel channel;
    private final ResponseEncoder encoder;
    private final Request request;
    private final Peer peer;
    private final InboundBytes body;
    private final boolean isHead;
    private final boolean http10;
    private final boolean largeBody;
    private final AtomicReference<Answer> answer = new AtomicReference<>(Answer.OPEN);
    private final List<Runnable> onGone = new ArrayList<>();
    private @Nullable OutboundBytes out;
    private @Nullable InboundBytes raw;
    private boolean continueExpected;
    private boolean closes;
    private boolean requestComplete;
    private boolean answerComplete;
    private boolean gone;

    NettyExchange(
            Connection connection,
            ChannelHandlerContext ctx,
            ResponseEncoder encoder,
            Request request,
            Peer peer,
            HttpRequest head) {
        this.connection = connection;
        this.ctx = ctx;
        this.channel = ctx.channel();
        this.encoder = encoder;
        this.request = request;
        this.peer = peer;
        this.body = new InboundBytes(channel.eventLoop(), this::readBody);
        this.isHead = request.method().equals("HEAD");
        this.http10 = head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        this.largeBody = HttpUtil.getContentLength(head, 0L) > MAX_SKIPPED_BODY;
        this.continueExpected = HttpUtil.is100ContinueExpected(head);
        this.closes = !HttpUtil.isKeepAlive(head);
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public ByteReader body() {
        return body;
    }

    @Override
    public void respond(int status, Headers headers, ByteString bytes) {
        if (claim(Answer.BY_HANDLER)) {
            onLoop(() -> respondNow(status, headers, bytes));
        }
    }

    @Override
    public ByteWriter stream(int status, Headers headers) {
        long length = headers.first("Content-Length").map(Long::parseLong).orElse(-1L);
        OutboundBytes writer = new OutboundBytes(channel, length, DefaultHttpContent::new, this::writeLast);
        if (claim(Answer.BY_HANDLER)) {
            onLoop(() -> streamNow(status, headers, length, writer));
        } else {
            writer.gone();
        }
        return writer;
    }

    @Override
    public Duplex upgrade(int status, Headers headers) {
        InboundBytes reader = new InboundBytes(channel.eventLoop(), this::readRaw);
        OutboundBytes writer = new OutboundBytes(channel, -1, bytes -> bytes, this::halfClose);
        if (claim(Answer.BY_HANDLER)) {
            onLoop(() -> upgradeNow(status, headers, reader, writer));
        } else {
            onLoop(() -> {
                writer.gone();
                reader.fail(new IOException("the client is gone"));
            });
        }
        return new Duplex(reader, writer);
    }

    @Override
    public void abort() {
        answer.compareAndSet(Answer.OPEN, Answer.BY_HANDLER);
        onLoop(() -> {
            if (!answerComplete) {
                channel.close();
            }
        });
    }

    @Override
    public void onGone(Runnable action) {
        onLoop(() -> {
            if (gone) {
                action.run();
            } else if (!answerComplete) {
                onGone.add(action);
            }
        });
    }

    /** Answers in the handler's place, or breaks off the answer that is already under way. */
    void refuse(int status, ByteString message) {
        if (answer.compareAndSet(Answer.OPEN, Answer.BY_DOOR)) {
            closes = true;
            respondNow(status, Headers.contentType("application/json"), message);
        } else if (!answerComplete) {
            channel.close();
        }
    }

    boolean upgraded() {
        return raw != null && requestComplete;
    }

    boolean requestComplete() {
        return requestComplete;
    }

    boolean answered() {
        return answerComplete;
    }

    boolean closes() {
        return closes;
    }

    void content(ByteBuf bytes) {
        body.arrived(bytes);
    }

    void raw(ByteBuf bytes) {
        if (raw != null) {
            raw.arrived(bytes);
        }
    }

    void requestCompleted() {
        requestComplete = true;
    }

    void bodyEnded() {
        body.end();
        if (raw != null) {
            rawBegins(raw);
        }
    }

    void bodyFailed(IOException cause) {
        body.fail(cause);
    }

    void skipBody() {
        body.cancel();
    }

    /** After each socket read; true if there is a reader for more. */
    boolean readComplete() {
        return raw != null && requestComplete ? raw.deliver() : body.deliver() && !requestComplete;
    }

    void writable() {
        if (out != null) {
            out.writable();
        }
    }

    /** The client has ended its direction. */
    void inputEnded() {
        if (!requestComplete) {
            body.fail(new IOException("the client ended in the middle of the request's body"));
            goneNow();
        } else if (raw != null) {
            raw.end();
            closeWhenBothEnded();
        } else if (!request.asksForUpgrade() || answer.get() != Answer.OPEN) {
            goneNow();
        }
    }

    /** The connection is closed. */
    void lost() {
        IOException cause = new IOException("the client is gone");
        body.fail(cause);
        body.release();
        if (raw != null) {
            raw.fail(cause);
        }
        if (out != null) {
            out.gone();
        }
        goneNow();
    }

    private boolean claim(Answer who) {
        if (answer.compareAndSet(Answer.OPEN, who)) {
            return true;
        }
        if (answer.get() == Answer.BY_DOOR) {
            return false;
        }
        throw new IllegalStateException(request.method() + " " + request.rawPath() + " has been answered already");
    }

    private void respondNow(int status, Headers headers, ByteString bytes) {
        closes |= !requestComplete && (largeBody || continueExpected);
        HttpResponseStatus code = HttpResponseStatus.valueOf(status);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, code, OutboundBytes.buffer(bytes));
        ResponseHead.fill(response, headers);
        if (!ResponseHead.bodyless(status) && !(isHead && headers.has("Content-Length"))) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, bytes.size());
        }
        markConnection(response);
        encoder.headOnly(isHead);
        channel.writeAndFlush(response).addListener(written -> answerDone());
    }

    private void streamNow(int status, Headers headers, long length, OutboundBytes writer) {
        if (gone) {
            writer.gone();
            channel.close();
            return;
        }
        HttpResponse response = ResponseHead.of(status, headers);
        boolean headOnly = isHead || ResponseHead.bodyless(status);
        if (length < 0 && !headOnly) {
            closes |= http10;
            HttpUtil.setTransferEncodingChunked(response, !http10);
        }
        markConnection(response);
        encoder.headOnly(isHead);
        channel.writeAndFlush(response);
        if (headOnly) {
            writeLast();
            writer.gone();
        } else {
            out = writer;
        }
    }

    private void upgradeNow(int status, Headers headers, InboundBytes reader, OutboundBytes writer) {
        raw = reader;
        out = writer;
        if (!channel.isActive()) {
            lost();
            return;
        }
        channel.writeAndFlush(ResponseHead.ofUpgrade(status, headers, request));
        ctx.pipeline().remove(encoder);
        if (requestComplete) {
            rawBegins(reader);
        }
    }

    private void rawBegins(InboundBytes reader) {
        connection.takeHeld(reader::arrived);
        if (connection.inputHasEnded()) {
            reader.end();
        } else if (reader.deliver()) {
            connection.read();
        }
    }

    private void markConnection(HttpResponse response) {
        closes |= connection.leaving();
        if (closes) {
            response.headers().set(HttpHeaderNames.CONNECTION, "close");
        } else if (http10) {
            response.headers().set(HttpHeaderNames.CONNECTION, "keep-alive");
        }
    }

    private ChannelFuture writeLast() {
        return channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(written -> answerDone());
    }

    private ChannelFuture halfClose() {
        return connection.shutdownOutput().addListener(ended -> {
            answerComplete = true;
            closeWhenBothEnded();
        });
    }

    private void closeWhenBothEnded() {
        if (answerComplete && (connection.inputHasEnded() || !channel.isActive())) {
            channel.close();
        } else if (answerComplete && raw != null && raw.discarding()) {
            connection.linger();
        }
    }

    private void answerDone() {
        if (!answerComplete) {
            answerComplete = true;
            onGone.clear();
            connection.answered(this);
        }
    }

    private void goneNow() {
        if (gone || answerComplete && raw == null) {
            return;
        }
        gone = true;
        if (out != null) {
            out.gone();
            channel.close();
        }
        onGone.forEach(Runnable::run);
        onGone.clear();
    }

    private void readBody() {
        if (requestComplete) {
            return;
        }
        if (continueExpected && answer.get() == Answer.OPEN) {
            channel.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        continueExpected = false;
        connection.read();
    }

    private void readRaw() {
        if (requestComplete) {
            connection.read();
        } else {
            body.cancel();
        }
        closeWhenBothEnded();
    }

    private void onLoop(Runnable action) {
        if (channel.eventLoop().inEventLoop()) {
            action.run();
        } else {
            channel.eventLoop().execute(action);
        }
    }
}
