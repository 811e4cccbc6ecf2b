package io.libswarm.backends.docker;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.RunState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A container's inspect document in the protocol's words. */
final class ContainerMapping {

    private static final int LONGEST_COMMAND = 200;

    private ContainerMapping() {}

    static EngineObject container(ByteString document) {
        JsonNode root = Json.read(document);
        JsonNode state = root.path("State");
        JsonNode config = root.path("Config");
        String id = root.path("Id").asText();
        String name = root.path("Name").asText();
        RunState run = state(state.path("Status").asText());
        Integer exit = exit(run, state);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("id", id);
        attributes.put("image", config.path("Image").asText());
        attributes.put("image-id", root.path("Image").asText());
        attributes.put("command", command(root));
        attributes.put("created", Times.utc(root.path("Created").asText()));
        put(attributes, "started", Times.utc(state.path("StartedAt").asText()));
        put(attributes, "finished", Times.utc(state.path("FinishedAt").asText()));
        put(attributes, "exit-code", exit == null ? "" : exit.toString());
        put(attributes, "error", state.path("Error").asText());
        put(attributes, "health", state.path("Health").path("Status").asText());
        put(attributes, "ports", ports(root.path("NetworkSettings").path("Ports")));
        put(attributes, "address", address(root.path("NetworkSettings")));
        put(attributes, "terminal", config.path("Tty").asBoolean() ? "true" : "");
        put(
                attributes,
                "restarts",
                root.path("RestartCount").asInt() == 0
                        ? ""
                        : root.path("RestartCount").asText());
        reserved(attributes, root.path("HostConfig"));
        return new EngineObject(
                id,
                name.isEmpty() ? id : name.substring(1),
                Kind.CONTAINER,
                run,
                Json.texts(config.path("Labels")),
                attributes,
                summary(run, exit, attributes),
                exit,
                document);
    }

    static RunState state(String status) {
        return switch (status) {
            case "created" -> RunState.CREATED;
            case "running" -> RunState.RUNNING;
            case "paused" -> RunState.PAUSED;
            case "restarting" -> RunState.PENDING;
            case "removing" -> RunState.STOPPING;
            case "exited" -> RunState.EXITED;
            case "dead" -> RunState.FAILED;
            default -> RunState.UNKNOWN;
        };
    }

    private static @Nullable Integer exit(RunState run, JsonNode state) {
        boolean over = run.equals(RunState.EXITED) || run.equals(RunState.STOPPING) || run.equals(RunState.FAILED);
        return over ? (Integer) state.path("ExitCode").asInt() : null;
    }

    private static String command(JsonNode root) {
        StringJoiner words = new StringJoiner(" ").add(root.path("Path").asText());
        root.path("Args").forEach(word -> words.add(word.asText()));
        String command = words.toString();
        return command.length() <= LONGEST_COMMAND ? command : command.substring(0, LONGEST_COMMAND) + "…";
    }

    /** As {@code docker ps} shows them: {@code 0.0.0.0:8080->80/tcp, [::]:8080->80/tcp, 81/tcp}. */
    static String ports(JsonNode ports) {
        StringJoiner text = new StringJoiner(", ");
        ports.fields().forEachRemaining(port -> {
            if (!port.getValue().iterator().hasNext()) {
                text.add(port.getKey());
            }
            port.getValue()
                    .forEach(host -> text.add(bracketed(host.path("HostIp").asText()) + ":"
                            + host.path("HostPort").asText() + "->" + port.getKey()));
        });
        return text.toString();
    }

    private static String bracketed(String address) {
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }

    static String address(JsonNode settings) {
        String own = settings.path("IPAddress").asText();
        if (!own.isEmpty()) {
            return own;
        }
        for (JsonNode network : settings.path("Networks")) {
            if (!network.path("IPAddress").asText().isEmpty()) {
                return network.path("IPAddress").asText();
            }
        }
        return "";
    }

    private static void reserved(Map<String, String> attributes, JsonNode host) {
        put(
                attributes,
                "memory",
                host.path("Memory").asLong() == 0 ? "" : host.path("Memory").asText());
        put(
                attributes,
                "nano-cpus",
                host.path("NanoCpus").asLong() == 0 ? "" : host.path("NanoCpus").asText());
    }

    private static void put(Map<String, String> attributes, String key, String value) {
        if (!value.isEmpty()) {
            attributes.put(key, value);
        }
    }

    private static String summary(RunState run, @Nullable Integer exit, Map<String, String> attributes) {
        String health = attributes.getOrDefault("health", "");
        return run + (exit == null ? "" : " (" + exit + ")") + (health.isEmpty() ? "" : " (" + health + ")") + ", "
                + attributes.get("image") + ": " + attributes.get("command");
    }
}
