package io.libswarm.runtime.http.tree;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.MountSpec;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.PortSpec;
import io.libswarm.protocol.ResourceSpec;
import io.libswarm.protocol.RestartPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The spec of a new node, from JSON. What is missing is as the protocol says; {@code start} is true. */
final class SpecJson {
    private SpecJson() {}

    static NodeSpec read(JsonInput json) {
        return new NodeSpec(
                json.text("name"),
                json.text("image"),
                json.texts("command"),
                values(json, "env"),
                json.text("workingDir"),
                json.text("user"),
                json.flag("stdin", false),
                json.flag("terminal", false),
                values(json, "labels"),
                json.objects("ports", SpecJson::port),
                json.objects("mounts", SpecJson::mount),
                resources(json.object("resources")),
                restart(json.object("restart")),
                json.texts("constraints"),
                json.flag("start", true),
                json.json("native"),
                backend(json.object("backend")));
    }

    private static Map<String, String> values(JsonInput json, String name) {
        Map<String, String> values = new LinkedHashMap<>();
        json.textsByName(name).forEach((key, value) -> {
            if (value == null) {
                throw new IllegalArgumentException(name + "." + key + ": null (expected: a text)");
            }
            values.put(key, value);
        });
        return values;
    }

    private static PortSpec port(JsonInput json) {
        String protocol = json.text("protocol");
        return new PortSpec(
                json.number("port", 0),
                protocol == null ? "tcp" : protocol,
                json.number("hostPort", 0),
                json.text("hostAddress"));
    }

    private static MountSpec mount(JsonInput json) {
        return new MountSpec(
                required(json, "type"),
                Objects.requireNonNullElse(json.text("source"), ""),
                required(json, "target"),
                json.flag("readOnly", false));
    }

    private static ResourceSpec resources(@Nullable JsonInput json) {
        return json == null
                ? ResourceSpec.NONE
                : new ResourceSpec(json.wide("memoryBytes", 0), json.wide("nanoCpus", 0));
    }

    private static RestartPolicy restart(@Nullable JsonInput json) {
        return json == null
                ? RestartPolicy.NEVER
                : new RestartPolicy(required(json, "name"), json.number("maximumRetries", 0));
    }

    private static @Nullable BackendSpec backend(@Nullable JsonInput json) {
        if (json == null) {
            return null;
        }
        String placement = json.text("placement");
        return new BackendSpec(
                required(json, "provider"),
                json.settings("settings"),
                placement == null ? Placement.ANYWHERE : new Placement(placement));
    }

    private static String required(JsonInput json, String name) {
        String value = json.text(name);
        if (value == null) {
            throw new IllegalArgumentException(json.at(name) + ": missing (expected: a text)");
        }
        return value;
    }
}
