package io.libswarm.runtime.http;

import akka.util.ByteString;

/**
 * One request and its one answer. Exactly one of {@link #respond}, {@link #stream}, {@link #upgrade} or {@link #abort} ends it;
 * a second answer is an {@link IllegalStateException}. Every method may be called from any thread.
 */
public interface Exchange {
    /** The request's head. */
    Request request();

    /** Who asks. */
    Peer peer();

    /**
     * The request's body, read on demand: nothing more is taken from the socket than is asked for. It may be read while the
     * answer is already under way, until the answer ends. A handler need not read it.
     */
    ByteReader body();

    /** Answers with a whole body. To {@code HEAD} the body's length is sent, and not the body. */
    void respond(int status, Headers headers, ByteString body);

    /**
     * Begins a streamed answer; the head is sent at once. With a {@code Content-Length} among the headers exactly that many bytes
     * must follow, otherwise the body is chunked (or, to an HTTP/1.0 client, ends with the connection). To {@code HEAD} and for a
     * status without body the writer is closed from the start.
     */
    ByteWriter stream(int status, Headers headers);

    /**
     * Hands the connection over, as bytes both ways: with status 101, {@code Connection} and {@code Upgrade} are filled in as the
     * client asked unless given; with any other status the bytes follow the head raw, without length or chunks. Bytes behind
     * the request's body belong to the stream; what is left of the body may still be read, and is skipped when the stream is read.
     */
    Duplex upgrade(int status, Headers headers);

    /** As {@link #upgrade(int, Headers)}, with 101 where the client asked for an upgrade and 200 where it did not. */
    default Duplex upgrade(Headers headers) {
        return upgrade(request().asksForUpgrade() ? 101 : 200, headers);
    }

    /** Closes the connection without an answer, or in the middle of one. Calling it twice, or after the end, does nothing. */
    void abort();

    /**
     * Runs {@code action} once if the client goes away before the answer's end, or at once if it already has; on the event loop,
     * so it must not block. A client that ends its sending side of a plain request counts as gone, as in other HTTP servers: only
     * upgraded connections know half-close. After it, {@link #respond} is still tried and streams are closed.
     */
    void onGone(Runnable action);
}
