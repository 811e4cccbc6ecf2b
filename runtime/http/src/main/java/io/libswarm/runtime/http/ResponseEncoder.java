package io.libswarm.runtime.http;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** Netty's encoder, which is told when an answer has a head only. */
final class ResponseEncoder extends HttpResponseEncoder {
    private boolean headOnly;

    /** Whether the next answer is one to {@code HEAD}. */
    void headOnly(boolean only) {
        headOnly = only;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return headOnly && response.status().code() >= 200 || super.isContentAlwaysEmpty(response);
    }
}
