package io.libswarm.runtime.http;

/** Answers the requests of one route. The rules of {@link Handler} hold. */
@FunctionalInterface
public interface RouteHandler {
    /** Called on the connection's event loop with what the route's placeholders stand for. */
    void handle(Exchange exchange, PathMatch path);
}
