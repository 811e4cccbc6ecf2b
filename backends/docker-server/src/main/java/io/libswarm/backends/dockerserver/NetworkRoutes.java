package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.runtime.http.PathMatch;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Networks: each lives on one host, and what uses it goes there. Those that every engine has are shown once. */
final class NetworkRoutes implements Routes.Group {
    private static final Duration TO_OFFER = Duration.ofSeconds(30);
    private static final Set<String> ALLOWED =
            Set.of("dangling", "driver", "id", "label", "name", "node", "scope", "type");

    private final Pool pool;
    private final Names names;
    private final Forward forward;
    private final Placement placement;
    private final boolean hostNames;

    NetworkRoutes(Pool pool, Names names, Forward forward, Placement placement, boolean hostNames) {
        this.pool = pool;
        this.names = names;
        this.forward = forward;
        this.placement = placement;
        this.hostNames = hostNames;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/networks", (visit, path) -> visit.json(200, list(Filters.of(visit, ALLOWED))))
                .post("/networks/create", this::create)
                .get("/networks/{name...}", (visit, path) -> {
                    Located one = one(path);
                    forward.plain(visit, one.engine(), "/networks/" + one.id());
                })
                .on("DELETE", "/networks/{name...}", (visit, path) -> {
                    Located one = one(path);
                    forward.change(
                            visit, one.engine(), "/networks/" + one.id(), () -> pool.look(one.engine(), Thing.NETWORK));
                })
                .post("/networks/{name...}/connect", (visit, path) -> join(visit, path, "connect"))
                .post("/networks/{name...}/disconnect", (visit, path) -> join(visit, path, "disconnect"));
    }

    private Located one(PathMatch path) {
        String name = path.decoded("name");
        return Located.one(pool, Thing.NETWORK, name, "network " + name + " not found");
    }

    private ArrayNode list(Filters filters) {
        ArrayNode list = Json.array();
        Set<String> shown = new HashSet<>();
        for (Located one : Located.all(pool, Thing.NETWORK)) {
            JsonNode entry = one.entry();
            boolean first = hostNames || !one.isPredefined() || shown.add(one.name());
            if (first && passes(filters, one, entry)) {
                ObjectNode copy = entry.deepCopy();
                list.add(hostNames ? copy.put("Name", one.fullName()) : copy);
            }
        }
        return list;
    }

    private boolean passes(Filters filters, Located one, JsonNode entry) {
        boolean custom = !one.isPredefined();
        return filters.matches("id", one.id())
                && filters.matches("name", one.name())
                && filters.exact("node", one.engine().name())
                && filters.exact("driver", entry.path("Driver").asText())
                && filters.exact("scope", entry.path("Scope").asText())
                && filters.labels(entry.path("Labels"))
                && (!filters.has("type") || filters.all("type").contains(custom ? "custom" : "builtin"))
                && (!filters.has("dangling")
                        || filters.all("dangling").contains(Boolean.toString(custom && !isUsed(one))));
    }

    private static boolean isUsed(Located one) {
        return one.engine().containers().values().stream().anyMatch(container -> {
            for (JsonNode network : container.listed().path("NetworkSettings").path("Networks")) {
                if (network.path("NetworkID").asText().equals(one.id())) {
                    return true;
                }
            }
            return false;
        });
    }

    private void create(Visit visit, PathMatch path) {
        visit.then(Bodies.json(visit, pool.calls().materializer()), body -> {
            String name = body.path("Name").asText();
            String driver = body.path("Driver").asText();
            if (driver.equals("overlay")) {
                throw new Refusal(
                        501,
                        "an overlay network takes a swarm or a key-value store, which a pool of engines has not (expected: a"
                                + " bridge network, which lives on one host and keeps what uses it there)");
            }
            Located.find(pool, Thing.NETWORK, name).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .ifPresent(one -> {
                        throw new Refusal(409, "network with name " + name + " already exists");
                    });
            Order order = Order.of(body);
            Engine engine = placement.book(order, Needs.NONE, List.of());
            placement.bookings().cancel(engine, order);
            visit.then(
                    pool.calls()
                            .whole(
                                    engine.path(),
                                    visit.context(TO_OFFER),
                                    EngineCall.post(engine.target(visit.version(), "/networks/create"), body))
                            .thenCompose(
                                    whole -> pool.look(engine, Thing.NETWORK).thenApply(seen -> whole)),
                    whole -> visit.respond(whole.status(), Forward.framed(whole.headers()), whole.body()));
        });
    }

    private void join(Visit visit, PathMatch path, String what) {
        visit.then(Bodies.json(visit, pool.calls().materializer()), body -> {
            Container container = names.container(body.path("Container").asText());
            Located network = Located.find(pool, Thing.NETWORK, path.decoded("name")).stream()
                    .filter(one -> one.engine().equals(container.owner()))
                    .findFirst()
                    .orElseGet(() -> one(path));
            Engine engine = network.engine();
            if (!engine.equals(container.owner())) {
                throw new Refusal(
                        409,
                        "container " + container.name() + " is on "
                                + container.owner().name() + ", and network " + network.name() + " lives on "
                                + engine.name() + " (expected: both on one host)");
            }
            body.put("Container", container.id());
            String target = engine.target(visit.version(), "/networks/" + network.id() + "/" + what);
            visit.then(
                    pool.calls()
                            .whole(engine.path(), visit.context(TO_OFFER), EngineCall.post(target, body))
                            .thenCompose(whole -> shown(engine, container).thenApply(seen -> whole)),
                    whole -> visit.respond(whole.status(), Forward.framed(whole.headers()), whole.body()));
        });
    }

    private CompletionStage<?> shown(Engine engine, Container container) {
        return pool.look(engine, Thing.NETWORK).thenCombine(pool.look(engine, container.id()), (one, other) -> one);
    }
}
