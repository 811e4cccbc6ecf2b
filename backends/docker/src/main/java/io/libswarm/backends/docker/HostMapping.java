package io.libswarm.backends.docker;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.RunState;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an engine says of itself, in the protocol's words. */
final class HostMapping {

    private HostMapping() {}

    /** Throws {@link IllegalArgumentException} when it is not an engine that speaks. */
    static EngineObject host(ByteString document, DockerSettings settings) {
        JsonNode info = Json.read(document);
        if (!info.path("ServerVersion").isTextual() || !info.path("Name").isTextual()) {
            throw new IllegalArgumentException(
                    settings.endpoint() + ": answers /info without Name and ServerVersion (expected: a Docker engine)");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (JsonNode label : info.path("Labels")) {
            String[] pair = label.asText().split("=", 2);
            labels.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("id", info.path("ID").asText());
        attributes.put("endpoint", settings.endpoint().toString());
        attributes.put("version", info.path("ServerVersion").asText());
        attributes.put("os", info.path("OperatingSystem").asText());
        attributes.put("architecture", info.path("Architecture").asText());
        attributes.put("cpus", info.path("NCPU").asText());
        attributes.put("memory", info.path("MemTotal").asText());
        String summary = "Docker " + info.path("ServerVersion").asText() + ", "
                + info.path("NCPU").asText() + " CPUs, "
                + info.path("MemTotal").asLong() / (1024 * 1024) + " MiB";
        return new EngineObject(
                info.path("ID").asText(),
                info.path("Name").asText(),
                Kind.HOST,
                RunState.RUNNING,
                labels,
                attributes,
                summary,
                null,
                document);
    }
}
