package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.runtime.http.PathMatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Volumes: each lives on one host, and what uses it goes there. */
final class VolumeRoutes implements Routes.Group {
    private static final Duration TO_OFFER = Duration.ofSeconds(30);
    private static final Set<String> ALLOWED = Set.of("dangling", "driver", "label", "name", "node");

    private final Pool pool;
    private final Forward forward;
    private final Placement placement;
    private final boolean hostNames;

    VolumeRoutes(Pool pool, Forward forward, Placement placement, boolean hostNames) {
        this.pool = pool;
        this.forward = forward;
        this.placement = placement;
        this.hostNames = hostNames;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/volumes", this::list)
                .post("/volumes/create", this::create)
                .get("/volumes/{name...}", (visit, path) -> {
                    Located one = one(path);
                    forward.plain(visit, one.engine(), "/volumes/" + one.name());
                })
                .on("DELETE", "/volumes/{name...}", (visit, path) -> {
                    Located one = one(path);
                    forward.change(
                            visit, one.engine(), "/volumes/" + one.name(), () -> pool.look(one.engine(), Thing.VOLUME));
                });
    }

    private Located one(PathMatch path) {
        String name = path.decoded("name");
        return Located.one(pool, Thing.VOLUME, name, "get " + name + ": no such volume");
    }

    /** Whether a volume is in use raises no event: with that filter the engines are asked. */
    private void list(Visit visit, PathMatch path) {
        Filters filters = Filters.of(visit, ALLOWED);
        if (filters.has("dangling")) {
            visit.then(
                    Gathered.ask(
                                    pool.calls(),
                                    pool.enginesUp(),
                                    engine -> EngineCall.get(engine.target(
                                            visit.version(),
                                            "/volumes?" + visit.request().rawQuery())))
                            .thenApply(Gathered::atLeastOne),
                    all -> visit.json(200, all.merged()));
            return;
        }
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("Volumes");
        for (Located one : Located.all(pool, Thing.VOLUME)) {
            JsonNode entry = one.entry();
            if (filters.matches("name", one.name())
                    && filters.exact("driver", entry.path("Driver").asText())
                    && filters.exact("node", one.engine().name())
                    && filters.labels(entry.path("Labels"))) {
                ObjectNode copy = entry.deepCopy();
                list.add(hostNames ? copy.put("Name", one.fullName()) : copy);
            }
        }
        answer.putNull("Warnings");
        visit.json(200, answer);
    }

    /** One that is there already is given back, as an engine does. */
    private void create(Visit visit, PathMatch path) {
        visit.then(Bodies.json(visit, pool.calls().materializer()), body -> {
            String name = body.path("Name").asText();
            List<Located> there = name.isEmpty() ? List.of() : Located.find(pool, Thing.VOLUME, name);
            Engine engine = there.stream()
                    .filter(one -> one.name().equals(name))
                    .map(Located::engine)
                    .findFirst()
                    .orElseGet(() -> placed(body));
            visit.then(
                    pool.calls()
                            .whole(
                                    engine.path(),
                                    visit.context(TO_OFFER),
                                    EngineCall.post(engine.target(visit.version(), "/volumes/create"), body))
                            .thenCompose(
                                    whole -> pool.look(engine, Thing.VOLUME).thenApply(seen -> whole)),
                    whole -> visit.respond(whole.status(), Forward.framed(whole.headers()), whole.body()));
        });
    }

    private Engine placed(ObjectNode body) {
        Order order = Order.of(body);
        Engine engine = placement.book(order, Needs.NONE, List.of());
        placement.bookings().cancel(engine, order);
        return engine;
    }
}
