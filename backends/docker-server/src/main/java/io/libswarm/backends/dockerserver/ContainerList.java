package io.libswarm.backends.dockerserver;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.runtime.http.PathMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * {@code docker ps}, from memory, and its bytes from a cache as long as memory is the same and no text in it has aged. Sizes raise no
 * event: with {@code size} the engines are asked.
 */
final class ContainerList implements Routes.Group {
    private static final int MOST_CACHED = 256;

    private record Cached(long version, Instant until, ByteString bytes) {}

    private final Pool pool;
    private final Names names;
    private final boolean hostNames;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    ContainerList(Pool pool, Names names, boolean hostNames) {
        this.pool = pool;
        this.names = names;
        this.hostNames = hostNames;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/containers/json", this::list).get("/containers/ps", this::list);
    }

    private void list(Visit visit, PathMatch path) {
        String query = visit.request().rawQuery();
        if (visit.flag("size")) {
            visit.then(sizes(), sizes -> visit.json(200, Json.write(listed(visit, Instant.now(), sizes))));
            return;
        }
        long version = pool.version();
        Instant now = Instant.now();
        Cached known = cache.get(query);
        if (known == null || known.version != version || !now.isBefore(known.until)) {
            ArrayNode listed = listed(visit, now, Map.of());
            known = new Cached(version, now.plus(stands(now)), Json.write(listed));
            if (cache.size() >= MOST_CACHED) {
                cache.clear();
            }
            cache.put(query, known);
        }
        visit.json(200, known.bytes);
    }

    private ArrayNode listed(Visit visit, Instant now, Map<String, JsonNode> sizes) {
        ContainerFilters filters = new ContainerFilters(visit, pool);
        int limit = limit(visit);
        boolean all = visit.flag("all") || filters.wantAll() || limit > 0;
        Predicate<Container> test = filters.test(names);
        ArrayNode listed = Json.array();
        for (Container one : pool.containers()) {
            if ((all || runs(one)) && test.test(one) && (limit <= 0 || listed.size() < limit)) {
                listed.add(shown(one, now, sizes));
            }
        }
        return listed;
    }

    private static int limit(Visit visit) {
        String limit = visit.parameter("limit").filter(text -> !text.isEmpty()).orElse("0");
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "limit: " + limit + " (expected: a whole number)");
        }
    }

    private static boolean runs(Container one) {
        return switch (one.state()) {
            case "running", "paused", "restarting", "removing" -> true;
            default -> false;
        };
    }

    private ObjectNode shown(Container one, Instant now, Map<String, JsonNode> sizes) {
        ObjectNode entry = Json.object();
        entry.setAll(one.listed());
        String status = one.owner().lost() == null ? StatusText.at(one.times(), now) : "Host Down";
        if (status != null) {
            entry.put("Status", status);
        }
        if (hostNames) {
            ArrayNode prefixed = entry.putArray("Names");
            one.names().forEach(name -> prefixed.add("/" + one.owner().name() + "/" + name));
        }
        JsonNode sized = sizes.get(one.id());
        if (sized != null) {
            List.of("SizeRw", "SizeRootFs").forEach(field -> {
                if (sized.has(field)) {
                    entry.set(field, sized.get(field));
                }
            });
        }
        return entry;
    }

    /** How long no text changes. */
    private Duration stands(Instant now) {
        long least = 60_000;
        for (Container one : pool.containers()) {
            Instant since = one.state().equals("running") || one.state().equals("paused")
                    ? one.times().started()
                    : one.times().finished();
            if (since != null) {
                long age = Math.max(0, Duration.between(since, now).toMillis());
                long unit = age < 60_000 ? 1_000 : 60_000;
                least = Math.min(least, unit - age % unit);
            }
        }
        return Duration.ofMillis(least);
    }

    private CompletionStage<Map<String, JsonNode>> sizes() {
        Map<String, JsonNode> found = new ConcurrentHashMap<>();
        List<CompletableFuture<?>> asked = new ArrayList<>();
        for (Engine engine : pool.enginesUp()) {
            asked.add(pool.calls()
                    .json(engine.path(), engine.target(null, "/containers/json?all=1&size=1"))
                    .thenAccept(
                            list -> list.forEach(one -> found.put(one.path("Id").asText(), one)))
                    .exceptionally(lost -> null)
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> found);
    }
}
