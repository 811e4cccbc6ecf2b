package io.libswarm.backends.dockerserver;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.libswarm.runtime.http.PathMatch;
import java.time.Duration;
import java.util.List;

/** Builds and commits: on one host each. A session of BuildKit and the builds that name it are kept on the same one. */
final class BuildRoutes implements Routes.Group {
    private static final String SESSION = "X-Docker-Expose-Session-Uuid";

    private final Pool pool;
    private final Names names;
    private final Forward forward;
    private final Placement placement;
    private final Cache<String, Engine> sessions = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(6))
            .build();

    BuildRoutes(Pool pool, Names names, Forward forward, Placement placement) {
        this.pool = pool;
        this.names = names;
        this.forward = forward;
        this.placement = placement;
    }

    @Override
    public void addTo(Routes routes) {
        routes.post("/build", this::build)
                .post("/session", this::session)
                .post("/grpc", this::session)
                .post("/commit", this::commit);
    }

    private void build(Visit visit, PathMatch path) {
        Engine engine = engine(visit.parameter("session").orElse(""));
        forward.work(visit, engine, "/build", () -> pool.look(engine, Thing.IMAGE));
    }

    private void session(Visit visit, PathMatch path) {
        Engine engine = engine(visit.request().headers().first(SESSION).orElse(""));
        forward.upgrade(visit, engine, visit.request().rawPath());
    }

    private Engine engine(String session) {
        return session.isEmpty() ? placed() : sessions.get(session, any -> placed());
    }

    private Engine placed() {
        Order order = Order.of(Json.object());
        Engine engine = placement.book(order, Needs.NONE, List.of());
        placement.bookings().cancel(engine, order);
        return engine;
    }

    private void commit(Visit visit, PathMatch path) {
        Container one = names.container(visit.parameter("container").orElse(""));
        if (!(one.owner() instanceof Engine engine)) {
            throw new Refusal(
                    501, "commit is not translated for " + one.owner().path() + ", which is no Docker engine");
        }
        String query = visit.request().rawQuery();
        String named = query.replaceFirst("(^|&)container=[^&]*", "$1container=" + one.id());
        visit.then(
                Bodies.whole(visit, pool.calls().materializer()),
                body -> visit.then(
                        pool.calls()
                                .whole(
                                        engine.path(),
                                        visit.context(Duration.ofMinutes(10)),
                                        EngineCall.post(engine.target(visit.version(), "/commit?" + named), body))
                                .thenCompose(
                                        whole -> pool.look(engine, Thing.IMAGE).thenApply(seen -> whole)),
                        whole -> visit.respond(whole.status(), Forward.framed(whole.headers()), whole.body())));
    }
}
