package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code docker info} shows: an engine's own answer, so that no field that a client knows is missing, with sums where the pool has
 * them, and rows for people in {@code SystemStatus}, which Docker's CLI prints for a pool.
 */
final class PoolInfo {
    private static final List<String> SUMS = List.of("NCPU", "MemTotal");

    private final Pool pool;
    private final String name;
    private final String strategy;

    PoolInfo(Pool pool, String name, String strategy) {
        this.pool = pool;
        this.name = name;
        this.strategy = strategy;
    }

    JsonNode now() {
        List<Engine> up = pool.enginesUp();
        ObjectNode info = Json.object();
        if (!up.isEmpty()) {
            info.setAll((ObjectNode) up.get(0).info());
        }
        info.put("ID", name);
        info.put("Name", name);
        info.put("ServerVersion", "libswarm/" + PoolVersion.number());
        info.put("SystemTime", Instant.now().toString());
        Collection<Container> containers = pool.containers();
        info.put("Containers", containers.size());
        info.put("ContainersRunning", count(containers, "running"));
        info.put("ContainersPaused", count(containers, "paused"));
        info.put("ContainersStopped", containers.size() - count(containers, "running") - count(containers, "paused"));
        info.put("Images", images(up));
        for (String sum : SUMS) {
            info.put(
                    sum,
                    up.stream()
                            .mapToLong(engine -> engine.info().path(sum).asLong())
                            .sum());
        }
        info.putArray("Labels");
        ArrayNode warnings = info.putArray("Warnings");
        for (Engine engine : pool.engines()) {
            String lost = engine.lost();
            if (lost != null) {
                warnings.add("WARNING: " + engine.name() + " can't be reached: " + lost);
            }
        }
        ArrayNode rows = info.putArray("SystemStatus");
        rows(containers).forEach(row -> rows.addArray().add(row.get(0)).add(row.get(1)));
        return info;
    }

    private static int count(Collection<Container> containers, String state) {
        return (int)
                containers.stream().filter(one -> one.state().equals(state)).count();
    }

    private static int images(List<Engine> engines) {
        Set<String> ids = new HashSet<>();
        engines.forEach(engine -> engine.all(Thing.IMAGE)
                .forEach(image -> ids.add(image.path("Id").asText())));
        return ids.size();
    }

    private List<List<String>> rows(Collection<Container> containers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Role", "primary"));
        rows.add(List.of("Strategy", strategy));
        rows.add(List.of("Filters", String.join(", ", Placement.FILTERS)));
        List<Engine> engines = pool.engines();
        List<Foreign> others = pool.foreign();
        rows.add(List.of("Nodes", Integer.toString(engines.size() + others.size())));
        engines.forEach(engine -> rows.addAll(rows(engine, containers)));
        for (Foreign other : others) {
            rows.add(List.of(" " + other.name(), other.path().toString()));
            rows.add(List.of("  └ Status", other.lost() == null ? "Healthy" : "Disconnected"));
            rows.add(containersOf(other, containers));
        }
        return rows;
    }

    private static List<List<String>> rows(Engine engine, Collection<Container> containers) {
        List<List<String>> rows = new ArrayList<>();
        JsonNode info = engine.info();
        Reserved reserved = engine.load().reserved();
        String lost = engine.lost();
        rows.add(List.of(" " + engine.name(), engine.path().toString()));
        rows.add(List.of("  └ ID", info.path("ID").asText()));
        rows.add(List.of("  └ Status", lost == null ? "Healthy" : "Disconnected"));
        rows.add(containersOf(engine, containers));
        rows.add(List.of("  └ Reserved CPUs", reserved.cpusText() + " / " + engine.cpus()));
        rows.add(List.of("  └ Reserved Memory", Text.bytes(reserved.memory()) + " / " + Text.bytes(engine.memory())));
        rows.add(List.of("  └ Labels", String.join(", ", HostLabels.of(engine).asTexts())));
        if (lost != null) {
            rows.add(List.of("  └ Error", lost));
        }
        rows.add(List.of("  └ ServerVersion", info.path("ServerVersion").asText()));
        return rows;
    }

    private static List<String> containersOf(Owner owner, Collection<Container> containers) {
        List<Container> own = containers.stream()
                .filter(one -> one.owner().path().equals(owner.path()))
                .toList();
        int running = count(own, "running");
        int paused = count(own, "paused");
        return List.of(
                "  └ Containers",
                own.size() + " (" + running + " Running, " + paused + " Paused, " + (own.size() - running - paused)
                        + " Stopped)");
    }
}
