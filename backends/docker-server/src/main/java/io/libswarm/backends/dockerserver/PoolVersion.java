package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What {@code docker version} shows: this front end, and the engines behind it as its components. */
final class PoolVersion {
    private static final String OWN = "libswarm";

    private PoolVersion() {}

    static JsonNode of(Pool pool) {
        List<Engine> engines = pool.engines();
        JsonNode first = engines.isEmpty() ? Json.object() : engines.get(0).version();
        String api = PingRoutes.advertised(pool).toString();
        ObjectNode version = Json.object();
        version.putObject("Platform").put("Name", OWN);
        ArrayNode components = version.putArray("Components");
        ObjectNode own = component(components, "Engine", "libswarm/" + number());
        own.put("ApiVersion", api).put("MinAPIVersion", ApiVersion.OLDEST.toString());
        for (String field : List.of("Arch", "KernelVersion", "Os", "GoVersion", "GitCommit", "BuildTime")) {
            own.put(field, first.path(field).asText(""));
        }
        own.put("Experimental", "false");
        for (Engine engine : engines) {
            ObjectNode details = component(
                    components, engine.name(), engine.version().path("Version").asText());
            details.put("ApiVersion", engine.version().path("ApiVersion").asText());
            details.put("State", engine.lost() == null ? "running" : "lost");
        }
        version.put("Version", "libswarm/" + number());
        version.put("ApiVersion", api);
        version.put("MinAPIVersion", ApiVersion.OLDEST.toString());
        for (String field : List.of("GitCommit", "GoVersion", "Os", "Arch", "KernelVersion", "BuildTime")) {
            version.put(field, first.path(field).asText(field.equals("Os") ? "linux" : ""));
        }
        return version;
    }

    /** Of this program's own. */
    static String number() {
        String packaged = PoolVersion.class.getPackage().getImplementationVersion();
        return packaged == null ? "0.1.0" : packaged;
    }

    private static ObjectNode component(ArrayNode components, String name, String version) {
        ObjectNode component = components.addObject().put("Name", name).put("Version", version);
        return component.putObject("Details");
    }
}
