package io.libswarm.backends.dockerserver;

import io.libswarm.runtime.http.PathMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is asked of all engines at once, and answered in one: {@code system df}, and all that prunes. */
final class PoolWideRoutes implements Routes.Group {
    private final Pool pool;

    PoolWideRoutes(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/system/df", this::gather);
        List.of(
                        "/containers/prune",
                        "/images/prune",
                        "/networks/prune",
                        "/volumes/prune",
                        "/build/prune",
                        "/build/cancel")
                .forEach(path -> routes.post(path, this::gather));
    }

    private void gather(Visit visit, PathMatch path) {
        String query = visit.request().rawQuery();
        String target = visit.request().rawPath() + (query.isEmpty() ? "" : "?" + query);
        boolean changes = visit.request().method().equals("POST");
        List<Engine> engines = pool.enginesUp();
        visit.then(
                Gathered.ask(
                                pool.calls(),
                                engines,
                                engine -> changes
                                        ? EngineCall.of("POST", engine.target(visit.version(), target))
                                        : EngineCall.get(engine.target(visit.version(), target)))
                        .thenApply(Gathered::atLeastOne)
                        .thenCompose(all -> (changes ? look(engines) : CompletableFuture.completedStage(all))
                                .thenApply(seen -> all)),
                all -> visit.json(200, all.merged()));
    }

    private CompletionStage<?> look(List<Engine> engines) {
        List<CompletableFuture<?>> looks = new ArrayList<>();
        for (Engine engine : engines) {
            looks.add(pool.look(engine, Lane.ALL).toCompletableFuture());
            for (Thing thing : Thing.values()) {
                looks.add(pool.look(engine, thing).toCompletableFuture());
            }
        }
        return CompletableFuture.allOf(looks.toArray(CompletableFuture<?>[]::new));
    }
}
