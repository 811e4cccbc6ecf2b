package io.libswarm.backends.dockerserver;

import io.libswarm.runtime.http.PathMatch;

/** {@code version} and {@code info}, from memory. */
final class SystemRoutes implements Routes.Group {
    private final Pool pool;
    private final PoolInfo info;

    SystemRoutes(Pool pool, PoolInfo info) {
        this.pool = pool;
        this.info = info;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/version", this::version).get("/info", (visit, path) -> visit.json(200, info.now()));
    }

    private void version(Visit visit, PathMatch path) {
        visit.json(200, PoolVersion.of(pool));
    }
}
