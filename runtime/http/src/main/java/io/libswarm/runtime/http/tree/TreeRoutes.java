package io.libswarm.runtime.http.tree;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.QueryContext;
import io.libswarm.runtime.http.Exchange;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.http.RouteHandler;
import io.libswarm.runtime.http.Router;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The routes of {@code /tree/v1}. */
public final class TreeRoutes {
    /** What they all begin with. */
    public static final String PREFIX = "/tree/v1";

    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration PATIENT = Duration.ofMinutes(5);

    private final Supplier<Optional<TreeAccess>> runtime;
    private final OpenStreams streams = new OpenStreams();
    private final Router.Builder router = Router.builder();
    private final Map<String, String> methods = new LinkedHashMap<>();

    private TreeRoutes(Supplier<Optional<TreeAccess>> runtime) {
        this.runtime = runtime;
    }

    /**
     * The routes over the tree as it is at each request.
     *
     * @param runtime asked at each request; while it is empty, everything is answered with {@code UNAVAILABLE}
     */
    public static Router over(Supplier<Optional<TreeAccess>> runtime) {
        return new TreeRoutes(runtime).build();
    }

    private Router build() {
        node("GET", "ls", USUAL, NodeRoutes::list);
        node("GET", "get", USUAL, NodeRoutes::get);
        node("PATCH", "set", USUAL, NodeRoutes::update);
        node("POST", "spawn", PATIENT, NodeRoutes::spawn);
        node("POST", "start", USUAL, NodeRoutes::start);
        node("POST", "stop", PATIENT, NodeRoutes::stop);
        node("DELETE", "remove", USUAL, NodeRoutes::remove);
        node("GET", "watch", USUAL, WatchRoute::watch);
        node("GET", "log", USUAL, LogRoute::log);
        node("POST", "connect", USUAL, visit -> ConnectRoute.connect(visit, streams));
        node("GET", "file", USUAL, FileRoutes::read);
        node("PUT", "file", USUAL, FileRoutes::write);
        node("GET", "describe", USUAL, NodeRoutes::describe);
        methods.put("native", "*");
        router.route("*", PREFIX + "/native/{path...}/-/{target...}", (exchange, match) -> {
            String target = "/" + match.raw("target");
            enter(exchange, match.raw("path"), USUAL, visit -> NativeRoute.call(visit, target));
        });
        methods.put("stream", "GET, POST");
        router.route("GET", PREFIX + "/stream/{id}", (exchange, match) -> streams.report(exchange, match.raw("id")));
        router.route(
                "POST", PREFIX + "/stream/{id}/resize", (exchange, match) -> streams.resize(exchange, match.raw("id")));
        router.route("*", PREFIX + "/{verb}/{path...}", (exchange, match) -> refuse(exchange, match.raw("verb")));
        return router.build();
    }

    private void node(String method, String verb, Duration usual, Consumer<Visit> step) {
        methods.merge(verb, method, (first, second) -> first + ", " + second);
        RouteHandler handler = (exchange, match) -> enter(exchange, match.raw("path"), usual, step);
        router.route(method, PREFIX + "/" + verb + "/{path...}", handler);
        if (method.equals("GET")) {
            router.route("HEAD", PREFIX + "/" + verb + "/{path...}", handler);
        }
    }

    private void enter(Exchange exchange, String rawPath, Duration usual, Consumer<Visit> step) {
        Optional<TreeAccess> access = runtime.get();
        if (access.isEmpty()) {
            ErrorJson.answer(
                    exchange, Failure.of(ErrorCode.UNAVAILABLE, "this member has no runtime now; it is joining again"));
            return;
        }
        NodePath path;
        QueryContext context;
        try {
            path = NodePath.parse(rawPath);
            context = Asked.of(exchange, usual);
        } catch (IllegalArgumentException e) {
            ErrorJson.answer(exchange, ErrorJson.invalid(String.valueOf(e.getMessage()), null));
            return;
        }
        Visit visit = new Visit(exchange, path, context, access.get());
        visit.attempt(() -> step.accept(visit));
    }

    private void refuse(Exchange exchange, String verb) {
        String allowed = methods.get(verb);
        if (allowed == null) {
            String message = "verb: " + verb + " (expected: one of " + String.join(", ", methods.keySet()) + ")";
            ErrorJson.answer(exchange, Failure.of(ErrorCode.NOT_FOUND, message));
        } else if (verb.equals("native") || verb.equals("stream")) {
            String form = verb.equals("native") ? "/native/<path>/-/<target>" : "/stream/<id>, or /stream/<id>/resize";
            String message = "route: " + exchange.request().rawPath() + " (expected: " + PREFIX + form + ")";
            ErrorJson.answer(exchange, Failure.of(ErrorCode.NOT_FOUND, message));
        } else {
            String message = "method: " + exchange.request().method() + " (expected: " + allowed + ")";
            ErrorJson.answer(exchange, 405, Headers.of("Allow", allowed), Failure.of(ErrorCode.UNSUPPORTED, message));
        }
    }
}
