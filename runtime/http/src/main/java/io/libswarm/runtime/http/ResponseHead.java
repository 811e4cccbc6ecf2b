package io.libswarm.runtime.http;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.Set;

/** An answer's head for Netty, out of ours. */
final class ResponseHead {
    /** How a body is framed and what becomes of the connection is decided here, not by handlers, nor by systems behind them. */
    private static final Set<String> OURS = Set.of("connection", "keep-alive", "transfer-encoding", "upgrade");

    private ResponseHead() {}

    static HttpResponse of(int status, Headers headers) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        fill(response, headers);
        return response;
    }

    static HttpResponse ofUpgrade(int status, Headers headers, Request request) {
        HttpResponse response = of(status, headers.without("Content-Length"));
        if (status == 101) {
            response.headers()
                    .set(HttpHeaderNames.CONNECTION, "Upgrade")
                    .set(
                            HttpHeaderNames.UPGRADE,
                            headers.first("Upgrade")
                                    .or(() -> request.headers().first("Upgrade"))
                                    .orElse("tcp"));
        }
        return response;
    }

    static void fill(HttpResponse response, Headers headers) {
        for (var field : headers.entries()) {
            if (!OURS.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                response.headers().add(field.getKey(), field.getValue());
            }
        }
    }

    static boolean bodyless(int status) {
        return status < 200 || status == 204 || status == 304;
    }
}
