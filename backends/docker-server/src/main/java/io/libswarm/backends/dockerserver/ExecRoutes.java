package io.libswarm.backends.dockerserver;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.libswarm.runtime.http.PathMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Processes within containers. Whose an exec id is, is remembered when it is made here; of one that was made elsewhere all engines are asked.
 */
final class ExecRoutes implements Routes.Group {
    private static final Duration TO_OFFER = Duration.ofSeconds(30);

    private final Pool pool;
    private final Names names;
    private final Forward forward;
    private final Cache<String, Engine> owners = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(6))
            .build();

    ExecRoutes(Pool pool, Names names, Forward forward) {
        this.pool = pool;
        this.names = names;
        this.forward = forward;
    }

    @Override
    public void addTo(Routes routes) {
        routes.post("/containers/{name...}/exec", this::create)
                .get(
                        "/exec/{id}/json",
                        (visit, path) -> owned(
                                visit,
                                path,
                                engine -> forward.plain(visit, engine, "/exec/" + path.raw("id") + "/json")))
                .post(
                        "/exec/{id}/resize",
                        (visit, path) -> owned(
                                visit,
                                path,
                                engine -> forward.plain(visit, engine, "/exec/" + path.raw("id") + "/resize")))
                .post("/exec/{id}/start", this::start);
    }

    private void create(Visit visit, PathMatch path) {
        Container one = names.container(path.decoded("name"));
        if (!(one.owner() instanceof Engine engine)) {
            throw new Refusal(501, "exec is not translated for " + one.owner().path() + ", which is no Docker engine");
        }
        visit.then(Bodies.whole(visit, pool.calls().materializer()), body -> {
            EngineCall call = EngineCall.post(engine.target(visit.version(), ContainerForward.path(one, "exec")), body);
            visit.then(pool.calls().whole(engine.path(), visit.context(TO_OFFER), call), whole -> {
                if (whole.status() == 201) {
                    owners.put(Json.read(whole.body()).path("Id").asText(), engine);
                }
                visit.respond(whole.status(), Forward.framed(whole.headers()), whole.body());
            });
        });
    }

    /** A detached one is a plain request; any other turns the connection into its streams. */
    private void start(Visit visit, PathMatch path) {
        String target = "/exec/" + path.raw("id") + "/start";
        owned(visit, path, engine -> {
            if (visit.request().asksForUpgrade()) {
                forward.upgrade(visit, engine, target);
                return;
            }
            visit.then(Bodies.whole(visit, pool.calls().materializer()), body -> {
                boolean detach =
                        !body.isEmpty() && Json.read(body).path("Detach").asBoolean();
                if (detach) {
                    send(visit, engine, target, body);
                } else {
                    forward.upgrade(visit, engine, target, Source.single(body));
                }
            });
        });
    }

    private void send(Visit visit, Engine engine, String target, ByteString body) {
        EngineCall call = EngineCall.post(engine.target(visit.version(), target), body);
        visit.then(
                pool.calls().whole(engine.path(), visit.context(TO_OFFER), call),
                whole -> visit.respond(whole.status(), Forward.framed(whole.headers()), whole.body()));
    }

    private void owned(Visit visit, PathMatch path, Consumer<Engine> then) {
        String id = path.decoded("id");
        if (id.indexOf('/') >= 0) {
            throw new Refusal(404, "No such exec instance: " + id);
        }
        Engine known = owners.getIfPresent(id);
        if (known != null) {
            then.accept(known);
        } else {
            visit.then(search(path.raw("id")), then);
        }
    }

    private CompletionStage<Engine> search(String id) {
        CompletableFuture<Engine> found = new CompletableFuture<>();
        List<CompletableFuture<?>> asked = new ArrayList<>();
        for (Engine engine : pool.enginesUp()) {
            asked.add(pool.calls()
                    .json(engine.path(), engine.target(null, "/exec/" + id + "/json"))
                    .thenAccept(exec -> {
                        owners.put(id, engine);
                        found.complete(engine);
                    })
                    .exceptionally(notHere -> null)
                    .toCompletableFuture());
        }
        CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .whenComplete((all, failure) ->
                        found.completeExceptionally(new Refusal(404, "No such exec instance: " + id)));
        return found;
    }
}
