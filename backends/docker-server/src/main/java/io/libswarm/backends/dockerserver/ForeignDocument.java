package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import java.util.List;
import java.util.Map;

/** What {@code docker inspect} shows of a container whose owner is no engine: as much as common state has. */
final class ForeignDocument {
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private ForeignDocument() {}

    static JsonNode of(NodeState node) {
        NodeSummary summary = node.summary();
        Map<String, String> has = summary.attributes();
        List<String> command = List.of(has.getOrDefault("command", "").split(" "));
        ObjectNode document = Json.object();
        document.put("Id", Translate.id(summary));
        document.put("Created", has.getOrDefault("created", NEVER));
        document.put("Path", command.get(0));
        var arguments = document.putArray("Args");
        command.stream().skip(1).forEach(arguments::add);
        document.set("State", state(node, has));
        document.put("Image", has.getOrDefault("image-id", ""));
        document.put("Name", "/" + summary.name());
        document.put("RestartCount", 0);
        document.put("Driver", "");
        document.put("Platform", "linux");
        document.putArray("Mounts");
        document.putObject("HostConfig").put("NetworkMode", "default");
        ObjectNode config = document.putObject("Config");
        config.put("Hostname", summary.name());
        config.put("Image", has.getOrDefault("image", summary.kind().value()));
        config.put("Tty", has.getOrDefault("terminal", "").equals("true"));
        config.putArray("Env");
        var words = config.putArray("Cmd");
        command.forEach(words::add);
        ObjectNode labels = config.putObject("Labels");
        summary.labels().forEach(labels::put);
        ObjectNode network = document.putObject("NetworkSettings");
        network.put("IPAddress", has.getOrDefault("address", ""));
        network.putObject("Ports");
        network.putObject("Networks");
        document.putObject("Node")
                .put("Name", summary.path().parent().name())
                .put("Path", summary.path().toString());
        return document;
    }

    private static ObjectNode state(NodeState node, Map<String, String> has) {
        String status = Translate.state(node.summary().state());
        Integer exit = node.exitStatus();
        ObjectNode state = Json.object();
        state.put("Status", status);
        state.put("Running", status.equals("running") || status.equals("paused"));
        state.put("Paused", status.equals("paused"));
        state.put("Restarting", status.equals("restarting"));
        state.put("OOMKilled", false);
        state.put("Dead", status.equals("dead"));
        state.put("Pid", 0);
        state.put("ExitCode", exit == null ? 0 : exit);
        state.put("Error", has.getOrDefault("error", ""));
        state.put("StartedAt", has.getOrDefault("started", NEVER));
        state.put("FinishedAt", has.getOrDefault("finished", NEVER));
        return state;
    }
}
