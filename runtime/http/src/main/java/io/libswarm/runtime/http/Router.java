package io.libswarm.runtime.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the handler of a request by method and path. Routes are tried in the order in which they were added; the first that fits
 * answers. {@code HEAD} falls back to the {@code GET} route. A path that fits under another method only is answered with 405 and
 * {@code Allow}, an unknown one by {@link Builder#otherwise}. Immutable.
 */
public final class Router implements Handler {
    private record Route(String method, PathPattern pattern, RouteHandler handler) {
        boolean takes(String asked) {
            return method.equals("*") || method.equals(asked);
        }
    }

    private final List<Route> routes;
    private final Handler otherwise;

    private Router(List<Route> routes, Handler otherwise) {
        this.routes = routes;
        this.otherwise = otherwise;
    }

    /** A router without routes. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void handle(Exchange exchange) {
        String method = exchange.request().method();
        String[] segments = PathPattern.split(exchange.request().rawPath());
        Set<String> allowed = new LinkedHashSet<>();
        if (!answered(exchange, segments, method, allowed)
                && !(method.equals("HEAD") && answered(exchange, segments, "GET", allowed))) {
            if (allowed.isEmpty()) {
                otherwise.handle(exchange);
            } else {
                DoorErrors.methodNotAllowed(exchange, allowed);
            }
        }
    }

    private boolean answered(Exchange exchange, String[] segments, String method, Set<String> allowed) {
        for (Route route : routes) {
            Optional<PathMatch> match = route.pattern.match(segments);
            if (match.isPresent()) {
                if (route.takes(method)) {
                    route.handler.handle(exchange, match.get());
                    return true;
                }
                allowed.add(route.method);
            }
        }
        return false;
    }

    /** Collects routes. Not safe for use by several threads. */
    public static final class Builder {
        private final List<Route> routes = new ArrayList<>();
        private Handler otherwise = DoorErrors::notFound;

        private Builder() {}

        /**
         * Adds a route.
         *
         * @param method such as {@code GET}, or {@code *} for all
         * @param pattern segments of literal text, {@code {name}} for one segment, {@code v{name}} for one that begins with
         *     {@code v}, {@code {name...}} for any number of them (none included); segments match as sent, percent-encoded
         * @throws IllegalArgumentException for a malformed pattern
         */
        public Builder route(String method, String pattern, RouteHandler handler) {
            routes.add(new Route(method, PathPattern.parse(pattern), handler));
            return this;
        }

        /** Adds the routes of another router, behind a prefix such as {@code /v{version}} ({@code ""}: as they are). */
        public Builder mount(String prefix, Router other) {
            other.routes.forEach(route -> route(route.method, prefix + route.pattern.text(), route.handler));
            return this;
        }

        /** Sets who answers where no route fits; without it a JSON error with status 404 does. */
        public Builder otherwise(Handler handler) {
            otherwise = handler;
            return this;
        }

        /** The router with the routes so far. */
        public Router build() {
            return new Router(List.copyOf(routes), otherwise);
        }
    }
}
