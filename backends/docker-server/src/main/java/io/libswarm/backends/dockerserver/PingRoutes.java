package io.libswarm.backends.dockerserver;

import akka.util.ByteString;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.http.PathMatch;
import java.util.Comparator;

/** The first that each client asks: is somebody there, and in which version do we talk? */
final class PingRoutes implements Routes.Group {
    private static final ByteString OK = ByteString.fromString("OK");

    private final Pool pool;

    PingRoutes(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/_ping", this::ping).on("HEAD", "/_ping", this::ping);
    }

    private void ping(Visit visit, PathMatch path) {
        visit.respond(
                200,
                Headers.contentType("text/plain; charset=utf-8")
                        .with("Api-Version", advertised(pool).toString())
                        .with("Cache-Control", "no-cache, no-store, must-revalidate")
                        .with("Docker-Experimental", "false")
                        .with("Ostype", "linux")
                        .with("Pragma", "no-cache")
                        .with("Server", "libswarm"),
                OK);
    }

    /** The lowest maximum of the engines behind, so that all of them understand what a client sends. */
    static ApiVersion advertised(Pool pool) {
        return pool.engines().stream()
                .map(Engine::newest)
                .min(Comparator.naturalOrder())
                .map(lowest -> lowest.within(ApiVersion.OLDEST, ApiVersion.NEWEST))
                .orElse(ApiVersion.NEWEST);
    }
}
