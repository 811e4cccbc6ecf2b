package io.libswarm.runtime.http.dial;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request and its answer on a connection. Used on the channel's event loop only. */
final class Exchange {

    final Inbound inbound;
    private final Call call;
    private final Channel channel;
    private final @Nullable Runnable again;
    private @Nullable Outbound outbound;
    private boolean sent;
    private boolean receivingEnded;
    private boolean sendingEnded;

    Exchange(Call call, Channel channel, @Nullable Runnable again) {
        this.call = call;
        this.channel = channel;
        this.again = again;
        this.inbound = new Inbound(channel);
    }

    void send() {
        HttpRequest request = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(call.head.method()), call.head.target());
        call.head.headers().lines().forEach(line -> request.headers().add(line.name(), line.value()));
        if (!request.headers().contains("Host")) {
            request.headers().set("Host", call.endpoint.hostHeader());
        }
        boolean framed = request.headers().contains("Content-Length") || HttpUtil.isTransferEncodingChunked(request);
        if (call.body instanceof RequestBody.Stream stream) {
            if (!framed) {
                HttpUtil.setTransferEncodingChunked(request, true);
            }
            channel.writeAndFlush(request);
            outbound = new Outbound(channel, DefaultHttpContent::new, call::progressed, this::bodyEnded);
            stream.bytes().subscribe(outbound);
            return;
        }
        ByteBuf body = call.body instanceof RequestBody.Bytes bytes
                ? Unpooled.wrappedBuffer(bytes.bytes().toArrayUnsafe())
                : Unpooled.EMPTY_BUFFER;
        if (!framed && (body.isReadable() || !isBodiless(call.head.method()))) {
            HttpUtil.setContentLength(request, body.readableBytes());
        }
        sent = true;
        channel.write(request);
        channel.writeAndFlush(
                body.isReadable() ? new DefaultLastHttpContent(body) : LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private static boolean isBodiless(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("DELETE");
    }

    private void bodyEnded(@Nullable Throwable failure) {
        if (failure == null) {
            sent = true;
            call.sent();
            channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        } else {
            fail(DialException.Kind.ABANDONED, "the request's body failed", failure);
            channel.close();
        }
    }

    boolean sent() {
        return sent;
    }

    /** A POST answered by bytes until the connection ends is how Docker upgrades those who did not ask for it in HTTP's words. */
    boolean becomesRaw(HttpResponse head) {
        boolean untilTheEnd = !HttpUtil.isTransferEncodingChunked(head) && !HttpUtil.isContentLengthSet(head);
        return head.status().code() == 101
                || (head.status().code() == 200
                        && untilTheEnd
                        && sent
                        && call.head.method().equals("POST"));
    }

    boolean keepsAlive(HttpResponse head) {
        return HttpUtil.isKeepAlive(head)
                && call.head.headers().all("Connection").stream().noneMatch("close"::equalsIgnoreCase);
    }

    void answer(HttpResponse head, boolean raw) {
        List<Headers.Line> lines = new ArrayList<>();
        head.headers().forEach(entry -> lines.add(new Headers.Line(entry.getKey(), entry.getValue())));
        ResponseHead response =
                new ResponseHead(head.status().code(), head.status().reasonPhrase(), new Headers(lines));
        Outbound sending = null;
        if (raw) {
            sending = new Outbound(channel, bytes -> bytes, onTheirWay -> {}, this::sendingEnded);
            outbound = sending;
        }
        if (!call.answer.complete(new Response(response, inbound, sending))) {
            channel.close();
        }
    }

    void receivingEnded() {
        receivingEnded = true;
        inbound.end(null);
        closeWhenBothEnded();
    }

    private void sendingEnded(@Nullable Throwable failure) {
        if (failure != null) {
            channel.close();
            return;
        }
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(flushed -> {
            SslHandler tls = channel.pipeline().get(SslHandler.class);
            if (tls != null) {
                tls.closeOutbound();
            } else {
                ((DuplexChannel) channel).shutdownOutput();
            }
            sendingEnded = true;
            closeWhenBothEnded();
        });
    }

    private void closeWhenBothEnded() {
        if (receivingEnded && sendingEnded) {
            channel.close();
        }
    }

    /** Whether the call, of whose answer nothing was seen, goes over another connection instead. */
    boolean movesOn() {
        if (again == null || !call.repeatable() || call.answer.isDone()) {
            return false;
        }
        again.run();
        return true;
    }

    void stop() {
        if (outbound != null) {
            outbound.stop();
        }
    }

    void fail(DialException.Kind kind, String message, @Nullable Throwable cause) {
        stop();
        call.fail(kind, message, cause);
        inbound.end(call.failure(kind, message, cause));
    }
}
