package io.libswarm.runtime.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;

/**
 * Netty's parser, made strict, for a single request: it is taken out of the pipeline with the request's last byte, so that what
 * follows (another request, or the bytes of an upgraded connection) stays as it came until it is known what it is.
 */
final class RequestParser extends HttpRequestDecoder {
    private static final int MAX_CONTENT_BYTES = 128 * 1024;

    private final Runnable onFirstByte;
    private boolean started;

    RequestParser(int maxHeadBytes, Runnable onFirstByte) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(maxHeadBytes)
                .setMaxHeaderSize(maxHeadBytes)
                .setMaxChunkSize(MAX_CONTENT_BYTES)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true));
        this.onFirstByte = onFirstByte;
    }

    /** Whether anything of the request has come. */
    boolean started() {
        return started;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
        if (!started) {
            started = true;
            onFirstByte.run();
        }
        super.channelRead(ctx, msg);
    }
}
