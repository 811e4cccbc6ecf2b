package io.libswarm.runtime.http;

import akka.util.ByteString;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;

/** What an operator's tools ask of a process: {@code /live}, {@code /ready} and {@code /metrics}. */
public final class HealthRoutes {
    private static final Headers JSON = Headers.contentType("application/json").with("Cache-Control", "no-store");

    private HealthRoutes() {}

    /**
     * The routes. {@code /live} answers as long as the process can answer at all.
     *
     * @param notReady why {@code /ready} is refused now with 503, in one sentence; empty when all is well. Asked on an event loop: must
     *     not block
     * @param metrics what {@code /metrics} shows, in Prometheus's text format
     */
    public static Router of(Supplier<Optional<String>> notReady, PrometheusMeterRegistry metrics) {
        return Router.builder()
                .route("GET", "/live", (exchange, path) -> exchange.respond(200, JSON, state("live", true, "")))
                .route("GET", "/ready", (exchange, path) -> {
                    Optional<String> why = notReady.get();
                    int status = why.isEmpty() ? 200 : 503;
                    exchange.respond(status, JSON, state("ready", why.isEmpty(), why.orElse("")));
                })
                .route("GET", "/metrics", (exchange, path) -> {
                    Headers headers = Headers.contentType("text/plain; version=0.0.4; charset=utf-8");
                    exchange.respond(200, headers, ByteString.fromString(metrics.scrape()));
                })
                .build();
    }

    private static ByteString state(String what, boolean is, String why) {
        String reason = why.isEmpty() ? "" : ",\"reason\":\"" + DoorErrors.escaped(why) + "\"";
        return ByteString.fromString("{\"" + what + "\":" + is + reason + "}\n");
    }
}
