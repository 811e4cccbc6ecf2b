package io.libswarm.runtime.http;

/** Answers requests: a {@link Router}, or anything that stands before one. */
@FunctionalInterface
public interface Handler {
    /**
     * Called once per request as soon as its head is there, on the connection's event loop: it must not block. The answer may be
     * given later and from any thread, but has to be given: a request that is never answered holds its connection open.
     *
     * <p>An exception thrown here is answered with status 500.
     */
    void handle(Exchange exchange);
}
