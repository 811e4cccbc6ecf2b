package io.libswarm.backends.dockerserver;

import java.util.List;

/** What belongs to Docker's swarm mode or to plugins: refused, in the words that clients know. */
final class SwarmModeRoutes implements Routes.Group {
    private static final String NO_MANAGER =
            "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to"
                    + " swarm and try again.";

    @Override
    public void addTo(Routes routes) {
        for (String group : List.of("swarm", "nodes", "services", "tasks", "secrets", "configs")) {
            routes.on("*", "/" + group + "/{rest...}", (visit, path) -> visit.refuse(503, NO_MANAGER));
        }
        routes.get(
                "/plugins/{name...}/json",
                (visit, path) -> visit.refuse(404, "plugin \"" + path.decoded("name") + "\" not found"));
        routes.on(
                "*",
                "/plugins/{rest...}",
                (visit, path) ->
                        visit.refuse(501, "plugins are not managed through a pool (expected: ask the engine itself)"));
    }
}
