package io.libswarm.runtime.http.dial;

/**
 * A request's first line and headers. {@code Host} and the body's framing are added where they are missing; nothing else is.
 *
 * @param target path and query, as they go on the wire
 */
public record RequestHead(String method, String target, Headers headers) {

    public RequestHead {
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException("target: \"" + target + "\" (expected: a path that begins with /)");
        }
    }

    public static RequestHead of(String method, String target) {
        return new RequestHead(method, target, Headers.none());
    }

    public static RequestHead get(String target) {
        return of("GET", target);
    }

    public RequestHead with(String name, String value) {
        return new RequestHead(method, target, headers.with(name, value));
    }
}
