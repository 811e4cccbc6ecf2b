package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.NodePath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is remembered of one Docker engine, in the engine's own words. Written by its {@link EngineSync}, read by all. */
final class Engine implements Owner {
    private final NodePath path;
    private final Map<String, Container> containers = new ConcurrentHashMap<>();
    private final Map<Thing, List<JsonNode>> things = new ConcurrentHashMap<>();
    private volatile Load load = Load.NONE;
    private volatile JsonNode info = Json.object();
    private volatile JsonNode version;
    private volatile @Nullable String lost = "not listed yet";

    Engine(NodePath path, JsonNode version) {
        this.path = path;
        this.version = version;
    }

    @Override
    public NodePath path() {
        return path;
    }

    @Override
    public @Nullable String lost() {
        return lost;
    }

    /** Null when it can be reached. */
    void lost(@Nullable String why) {
        lost = why;
    }

    boolean isUp() {
        return lost == null;
    }

    JsonNode info() {
        return info;
    }

    JsonNode version() {
        return version;
    }

    ApiVersion newest() {
        return ApiVersion.parse(version.path("ApiVersion").asText());
    }

    void facts(JsonNode newInfo, JsonNode newVersion) {
        info = newInfo;
        version = newVersion;
    }

    Map<String, Container> containers() {
        return containers;
    }

    /** What its containers take of it. */
    Load load() {
        return load;
    }

    /** Sums up what its containers take. */
    void count() {
        load = Load.of(containers.values());
    }

    /** Its images, networks or volumes as it lists them. */
    List<JsonNode> all(Thing thing) {
        return things.getOrDefault(thing, List.of());
    }

    void all(Thing thing, List<JsonNode> listed) {
        things.put(thing, List.copyOf(listed));
    }

    /** A path of the Engine API in the version that suits both: the client's, or the nearest that this engine speaks. */
    String target(@Nullable ApiVersion client, String target) {
        ApiVersion newest = newest();
        ApiVersion oldest = ApiVersion.parse(version.path("MinAPIVersion").asText(newest.toString()));
        return "/v" + (client == null ? newest : client.within(oldest, newest)) + target;
    }

    long memory() {
        return info.path("MemTotal").asLong();
    }

    int cpus() {
        return info.path("NCPU").asInt();
    }
}
