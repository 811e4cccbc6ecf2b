package io.libswarm.runtime.http;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Netty's idea of a request's head, checked and turned into ours. */
final class RequestHead {
    /** Why a request cannot be answered by anybody, and with which status it is refused. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private RequestHead() {}

    static Request read(HttpRequest head) throws Refused {
        checkParsed(head.decoderResult());
        HttpVersion version = head.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            throw new Refused(505, "version: " + version + " (expected: HTTP/1.1 or HTTP/1.0)");
        }
        int hosts = head.headers().getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || hosts == 0 && version.equals(HttpVersion.HTTP_1_1)) {
            throw new Refused(400, "Host: " + hosts + " fields (expected: one)");
        }
        if (head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) && !HttpUtil.isTransferEncodingChunked(head)) {
            throw new Refused(501, "Transfer-Encoding: unknown (expected: chunked)");
        }
        String target = originForm(head.uri());
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        try {
            Headers headers = Headers.of(head.headers().entries());
            return new Request(head.method().name(), path, query, Query.parse(query), headers);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, String.valueOf(e.getMessage()));
        }
    }

    static void checkParsed(DecoderResult result) throws Refused {
        if (result.isSuccess()) {
            return;
        }
        Throwable cause = result.cause();
        if (cause instanceof TooLongHttpLineException) {
            throw new Refused(414, "the request line is too long");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            throw new Refused(431, "the header fields are too long");
        }
        throw new Refused(400, "malformed request: " + cause.getMessage());
    }

    private static String originForm(String target) throws Refused {
        String origin = target;
        if (target.startsWith("http://") || target.startsWith("https://")) {
            int slash = target.indexOf('/', target.indexOf("//") + 2);
            origin = slash < 0 ? "/" : target.substring(slash);
        }
        if (!origin.startsWith("/") || origin.indexOf('#') >= 0) {
            throw new Refused(400, "target: " + target + " (expected: a path that begins with /)");
        }
        return origin;
    }
}
