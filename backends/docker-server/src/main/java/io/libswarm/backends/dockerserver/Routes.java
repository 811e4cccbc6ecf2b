package io.libswarm.backends.dockerserver;

import io.libswarm.runtime.http.PathMatch;
import io.libswarm.runtime.http.Router;
import java.util.function.BiConsumer;

/** Collects Docker's routes; each handler gets the visit, and what it throws is answered. */
final class Routes {
    private final Router.Builder router = Router.builder();

    /** A group of routes. */
    interface Group {
        void addTo(Routes routes);
    }

    Routes add(Group group) {
        group.addTo(this);
        return this;
    }

    Routes on(String method, String pattern, BiConsumer<Visit, PathMatch> handler) {
        router.route(method, pattern, (exchange, match) -> {
            Visit visit = (Visit) exchange;
            visit.attempt(() -> handler.accept(visit, match));
        });
        return this;
    }

    Routes get(String pattern, BiConsumer<Visit, PathMatch> handler) {
        return on("GET", pattern, handler);
    }

    Routes post(String pattern, BiConsumer<Visit, PathMatch> handler) {
        return on("POST", pattern, handler);
    }

    /** With Docker's own words for what is no route. */
    Router build() {
        on("*", "/{rest...}", (visit, match) -> visit.refuse(404, "page not found"));
        return router.build();
    }
}
