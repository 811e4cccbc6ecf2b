package io.libswarm.backends.dockerserver;

import io.libswarm.runtime.http.PathMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Images, which live on many hosts: read and sent from one that has them, named and removed on all that do. */
final class ImageRoutes implements Routes.Group {
    private final Pool pool;
    private final Images images;
    private final Forward forward;

    ImageRoutes(Pool pool, Forward forward) {
        this.pool = pool;
        this.images = new Images(pool);
        this.forward = forward;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/images/json", (visit, path) -> visit.json(200, new ImageList(pool).of(visit)))
                .get("/images/search", this::anywhere)
                .get("/distribution/{name...}/json", this::anywhere)
                .post("/auth", this::anywhere)
                .get("/images/get", this::save)
                .get("/images/{name...}/get", this::fromHolder)
                .get("/images/{name...}/json", this::fromHolder)
                .get("/images/{name...}/history", this::fromHolder)
                .post("/images/{name...}/push", this::fromHolder)
                .post("/images/{name...}/tag", this::tag)
                .on("DELETE", "/images/{name...}", this::remove);
    }

    private void anywhere(Visit visit, PathMatch path) {
        forward.plain(visit, any(), visit.request().rawPath());
    }

    private Engine any() {
        return pool.enginesUp().stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(503, "no engine of the pool can be reached"));
    }

    /** One that nobody has is left to any engine to refuse, in its own words. */
    private void fromHolder(Visit visit, PathMatch path) {
        Engine holder =
                images.holders(path.decoded("name")).stream().findFirst().orElseGet(this::any);
        forward.plain(visit, holder, visit.request().rawPath());
    }

    private void save(Visit visit, PathMatch path) {
        List<String> names = visit.request().query().all("names");
        Set<Engine> holders = new HashSet<>(pool.enginesUp());
        names.forEach(name -> holders.retainAll(images.holders(name)));
        boolean apart = holders.isEmpty()
                && names.stream().noneMatch(name -> images.holders(name).isEmpty());
        if (apart) {
            throw new Refusal(
                    409,
                    "no host has all of " + names + " (expected: images that are on one host; save them one by one)");
        }
        forward.plain(
                visit,
                holders.stream().findFirst().orElseGet(this::any),
                visit.request().rawPath());
    }

    private void tag(Visit visit, PathMatch path) {
        List<Engine> holders = holders(path);
        String query = visit.request().rawQuery();
        visit.then(
                Gathered.ask(
                                pool.calls(),
                                holders,
                                engine -> EngineCall.of(
                                        "POST",
                                        engine.target(
                                                visit.version(), visit.request().rawPath() + "?" + query)))
                        .thenApply(Gathered::all)
                        .thenCompose(all -> look(holders)),
                done -> visit.empty(201));
    }

    private void remove(Visit visit, PathMatch path) {
        List<Engine> holders = holders(path);
        String query = visit.request().rawQuery();
        visit.then(
                Gathered.ask(
                                pool.calls(),
                                holders,
                                engine -> EngineCall.of(
                                        "DELETE",
                                        engine.target(
                                                visit.version(), visit.request().rawPath() + "?" + query)))
                        .thenCompose(all -> look(holders).thenApply(seen -> all.all())),
                all -> visit.json(200, all.list()));
    }

    private List<Engine> holders(PathMatch path) {
        List<Engine> holders = images.holders(path.decoded("name"));
        return holders.isEmpty() ? List.of(any()) : holders;
    }

    private CompletionStage<?> look(List<Engine> engines) {
        List<CompletableFuture<?>> looks = new ArrayList<>();
        engines.forEach(engine -> looks.add(pool.look(engine, Thing.IMAGE).toCompletableFuture()));
        return CompletableFuture.allOf(looks.toArray(CompletableFuture<?>[]::new));
    }
}
