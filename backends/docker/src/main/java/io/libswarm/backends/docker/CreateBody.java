package io.libswarm.backends.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.MountSpec;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.PortSpec;
import java.util.List;
import java.util.Set;

/** The body of a create call, made from a spec. */
final class CreateBody {

    /** The label that makes a repeated spawn find its container, also after a restart of whoever asked. */
    static final String REQUEST_LABEL = "io.libswarm.request";

    private static final Set<String> MOUNTS = Set.of("bind", "volume", "tmpfs");
    private static final Set<String> RESTARTS = Set.of("no", "on-failure", "always", "unless-stopped");

    private CreateBody() {}

    /** Throws {@link IllegalArgumentException} that names what an engine can't honour. */
    static ObjectNode of(NodeSpec spec, String requestId) {
        String image = spec.image();
        if (image == null || image.isBlank()) {
            throw new IllegalArgumentException("image: none (expected: the image to run, such as busybox:latest)");
        }
        ObjectNode body = Json.object();
        body.put("Image", image);
        array(body, "Cmd", spec.command());
        ArrayNode env = body.putArray("Env");
        spec.env().forEach((key, value) -> env.add(key + "=" + value));
        put(body, "WorkingDir", spec.workingDir());
        put(body, "User", spec.user());
        body.put("Tty", spec.terminal());
        body.put("OpenStdin", spec.stdin());
        body.put("StdinOnce", spec.stdin());
        ObjectNode labels = body.putObject("Labels");
        spec.labels().forEach(labels::put);
        labels.put(REQUEST_LABEL, requestId);
        host(body, spec);
        merge(body, spec);
        return body;
    }

    private static void host(ObjectNode body, NodeSpec spec) {
        ObjectNode host = body.putObject("HostConfig");
        ObjectNode exposed = body.putObject("ExposedPorts");
        ObjectNode bindings = host.putObject("PortBindings");
        for (PortSpec port : spec.ports()) {
            String key = port.port() + "/" + port.protocol();
            exposed.putObject(key);
            ObjectNode binding = bindings.withArray(key).addObject();
            binding.put("HostPort", port.hostPort() == 0 ? "" : Integer.toString(port.hostPort()));
            put(binding, "HostIp", port.hostAddress());
        }
        ArrayNode mounts = host.putArray("Mounts");
        for (MountSpec mount : spec.mounts()) {
            expect("mounts", mount.type(), MOUNTS);
            ObjectNode entry = mounts.addObject().put("Type", mount.type()).put("Target", mount.target());
            entry.put("ReadOnly", mount.readOnly());
            put(entry, "Source", mount.source().isEmpty() ? null : mount.source());
        }
        host.put("Memory", spec.resources().memoryBytes());
        host.put("NanoCpus", spec.resources().nanoCpus());
        expect("restart", spec.restart().name(), RESTARTS);
        ObjectNode restart = host.putObject("RestartPolicy");
        restart.put("Name", spec.restart().name());
        restart.put("MaximumRetryCount", spec.restart().maximumRetries());
    }

    private static void merge(ObjectNode body, NodeSpec spec) {
        if (spec.nativeSection() != null) {
            JsonNode section = Json.read(spec.nativeSection());
            if (!section.isObject()) {
                throw new IllegalArgumentException(
                        "native: " + section + " (expected: a JSON object, as for /containers/create)");
            }
            Json.merge(body, (ObjectNode) section);
        }
    }

    private static void expect(String what, String value, Set<String> known) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: one of "
                    + known.stream().sorted().toList() + ")");
        }
    }

    private static void array(ObjectNode body, String key, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(body.putArray(key)::add);
        }
    }

    private static void put(ObjectNode body, String key, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            body.put(key, value);
        }
    }
}
