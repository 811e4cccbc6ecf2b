package io.libswarm.runtime.http.tree;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.StreamEnded;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said about streams, as JSON. */
final class StreamJson {
    private StreamJson() {}

    static ObjectNode of(StreamEnded ended) {
        ObjectNode json = Json.object();
        if (ended.exitStatus() != null) {
            json.put("exitStatus", ended.exitStatus());
        }
        if (ended.failure() != null) {
            json.set("error", ErrorJson.of(ended.failure()));
        }
        return json;
    }

    /** What to connect to. */
    static Connection connection(JsonInput json) {
        String to = json.text("to");
        if (to == null) {
            throw new IllegalArgumentException("to: missing (expected: attach, exec or port)");
        }
        return switch (to) {
            case "attach" -> new Connection.Attach(json.flag("stdin", false), json.flag("logs", false));
            case "exec" -> exec(json);
            case "port" -> new Connection.Port(json.number("number", 0));
            default -> throw new IllegalArgumentException("to: " + to + " (expected: attach, exec or port)");
        };
    }

    private static Connection exec(JsonInput json) {
        Map<String, String> env = new LinkedHashMap<>();
        json.textsByName("env").forEach((name, value) -> env.put(name, value == null ? "" : value));
        return new Connection.Exec(
                json.texts("command"),
                env,
                json.text("workingDir"),
                json.text("user"),
                json.flag("stdin", false),
                json.flag("terminal", false));
    }
}
