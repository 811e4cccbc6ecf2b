package io.libswarm.protocol;

import akka.util.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in a {@link NodeSpec}. Not thread-safe. */
public final class NodeSpecBuilder {
    private @Nullable String name;
    private @Nullable String image;
    private List<String> command = List.of();
    private final Map<String, String> env = new LinkedHashMap<>();
    private @Nullable String workingDir;
    private @Nullable String user;
    private boolean stdin;
    private boolean terminal;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<PortSpec> ports = new ArrayList<>();
    private final List<MountSpec> mounts = new ArrayList<>();
    private ResourceSpec resources = ResourceSpec.NONE;
    private RestartPolicy restart = RestartPolicy.NEVER;
    private final List<String> constraints = new ArrayList<>();
    private boolean start = true;
    private @Nullable ByteString nativeSection;
    private @Nullable BackendSpec backend;

    NodeSpecBuilder() {}

    public NodeSpecBuilder name(@Nullable String value) {
        name = value;
        return this;
    }

    public NodeSpecBuilder image(@Nullable String value) {
        image = value;
        return this;
    }

    public NodeSpecBuilder command(String... value) {
        return command(List.of(value));
    }

    public NodeSpecBuilder command(List<String> value) {
        command = value;
        return this;
    }

    public NodeSpecBuilder env(String key, String value) {
        env.put(key, value);
        return this;
    }

    public NodeSpecBuilder workingDir(@Nullable String value) {
        workingDir = value;
        return this;
    }

    public NodeSpecBuilder user(@Nullable String value) {
        user = value;
        return this;
    }

    public NodeSpecBuilder stdin(boolean value) {
        stdin = value;
        return this;
    }

    public NodeSpecBuilder terminal(boolean value) {
        terminal = value;
        return this;
    }

    public NodeSpecBuilder label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    public NodeSpecBuilder port(PortSpec value) {
        ports.add(value);
        return this;
    }

    public NodeSpecBuilder mount(MountSpec value) {
        mounts.add(value);
        return this;
    }

    public NodeSpecBuilder resources(ResourceSpec value) {
        resources = value;
        return this;
    }

    public NodeSpecBuilder restart(RestartPolicy value) {
        restart = value;
        return this;
    }

    public NodeSpecBuilder constraint(String value) {
        constraints.add(value);
        return this;
    }

    public NodeSpecBuilder start(boolean value) {
        start = value;
        return this;
    }

    public NodeSpecBuilder nativeSection(@Nullable ByteString value) {
        nativeSection = value;
        return this;
    }

    public NodeSpecBuilder backend(@Nullable BackendSpec value) {
        backend = value;
        return this;
    }

    /** The spec as filled in so far. */
    public NodeSpec build() {
        return new NodeSpec(
                name,
                image,
                command,
                env,
                workingDir,
                user,
                stdin,
                terminal,
                labels,
                ports,
                mounts,
                resources,
                restart,
                constraints,
                start,
                nativeSection,
                backend);
    }
}
