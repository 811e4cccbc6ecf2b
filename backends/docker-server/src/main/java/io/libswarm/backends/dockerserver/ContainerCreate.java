package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.runtime.http.PathMatch;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code create}: placed on the best host, which may refuse it; then the next one is asked. Its name is the pool's: reserved until memory
 * shows the container. What was made for a client that has gone is removed.
 */
final class ContainerCreate implements Routes.Group {
    private static final Duration TO_OFFER = Duration.ofSeconds(30);

    private final Pool pool;
    private final Names names;
    private final Placement placement;

    ContainerCreate(Pool pool, Names names, Placement placement) {
        this.pool = pool;
        this.names = names;
        this.placement = placement;
    }

    @Override
    public void addTo(Routes routes) {
        routes.post("/containers/create", this::create);
    }

    private void create(Visit visit, PathMatch path) {
        AtomicBoolean gone = new AtomicBoolean();
        visit.onGone(() -> gone.set(true));
        visit.then(Bodies.json(visit, pool.calls().materializer()), body -> {
            Order order = Order.of(body);
            Needs needs = Needs.of(body, pool, names);
            String name = visit.parameter("name").orElse("");
            take(name);
            CompletionStage<NativeCalls.Whole> made;
            try {
                made = attempt(visit, body, order, needs, new HashSet<>(), gone);
            } catch (RuntimeException refused) {
                made = CompletableFuture.failedFuture(refused);
            }
            visit.then(
                    made.whenComplete((whole, failure) -> placement.bookings().release(name)),
                    whole -> visit.respond(whole.status(), Forward.framed(whole.headers()), whole.body()));
        });
    }

    private void take(String name) {
        if (name.isEmpty()) {
            return;
        }
        if (!placement.bookings().reserve(name)) {
            throw new Refusal(
                    409, "Conflict. The container name \"/" + name + "\" is just being given to another container.");
        }
        try {
            names.find(name).filter(other -> other.names().contains(name)).ifPresent(other -> {
                throw conflict(name, other);
            });
        } catch (Refusal taken) {
            placement.bookings().release(name);
            throw taken;
        }
    }

    /** In Docker's own words. */
    static Refusal conflict(String name, Container other) {
        return new Refusal(
                409,
                "Conflict. The container name \"/" + name + "\" is already in use by container \"" + other.id()
                        + "\". You have to remove (or rename) that container to be able to reuse that name.");
    }

    private CompletionStage<NativeCalls.Whole> attempt(
            Visit visit, ObjectNode body, Order order, Needs needs, Set<Engine> refused, AtomicBoolean gone) {
        Engine engine = placement.book(order, needs, refused);
        String query = visit.request().rawQuery();
        EngineCall call = EngineCall.post(
                engine.target(visit.version(), "/containers/create" + (query.isEmpty() ? "" : "?" + query)), body);
        return pool.calls()
                .whole(engine.path(), visit.context(TO_OFFER), call)
                .thenCompose(whole -> settled(engine, whole, gone))
                .whenComplete((whole, failure) -> placement.bookings().cancel(engine, order))
                .handle((whole, failure) -> {
                    if (whole != null && whole.status() < 500) {
                        return CompletableFuture.<NativeCalls.Whole>completedStage(whole);
                    }
                    refused.add(engine);
                    try {
                        return attempt(visit, body, order, needs, refused, gone);
                    } catch (Refusal noOther) {
                        return whole != null
                                ? CompletableFuture.completedStage(whole)
                                : CompletableFuture.<NativeCalls.Whole>failedStage(failure);
                    }
                })
                .thenCompose(next -> next);
    }

    private CompletionStage<NativeCalls.Whole> settled(Engine engine, NativeCalls.Whole whole, AtomicBoolean gone) {
        if (whole.status() != 201) {
            return CompletableFuture.completedStage(whole);
        }
        String id = Json.read(whole.body()).path("Id").asText();
        if (gone.get()) {
            EngineCall remove = EngineCall.of("DELETE", engine.target(null, "/containers/" + id + "?force=1&v=1"));
            return pool.calls().whole(engine.path(), NativeCalls.own(), remove).thenApply(removed -> whole);
        }
        return pool.look(engine, id).thenApply(seen -> whole);
    }
}
