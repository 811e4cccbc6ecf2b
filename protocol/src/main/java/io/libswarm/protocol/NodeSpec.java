package io.libswarm.protocol;

import akka.util.ByteString;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to make. A backend refuses what it can't honour, by name; it never leaves it out in silence.
 *
 * @param name null: the system or the backend chooses one
 * @param image what to run it from, where the system has images
 * @param command program and arguments; empty for the image's own
 * @param env environment
 * @param workingDir null for the image's own
 * @param user null for the image's own
 * @param stdin whether its input is held open
 * @param terminal whether it gets a terminal
 * @param labels to put on it
 * @param ports to publish
 * @param mounts to mount
 * @param resources to reserve and limit
 * @param restart when it ends by itself
 * @param constraints on where it may be placed: {@code key==value} or {@code key!=value}, over {@code name kind backend} and labels
 * @param start whether to start it, too
 * @param nativeSection JSON object, merged over what is sent to the system; null for none
 * @param backend set when the new node is a backend; what is above is then not used, but for name and labels
 */
public record NodeSpec(
        @Nullable String name,
        @Nullable String image,
        List<String> command,
        Map<String, String> env,
        @Nullable String workingDir,
        @Nullable String user,
        boolean stdin,
        boolean terminal,
        Map<String, String> labels,
        List<PortSpec> ports,
        List<MountSpec> mounts,
        ResourceSpec resources,
        RestartPolicy restart,
        List<String> constraints,
        boolean start,
        @Nullable ByteString nativeSection,
        @Nullable BackendSpec backend) {

    public NodeSpec {
        command = Copies.list(command);
        env = Copies.map(env);
        labels = Copies.map(labels);
        ports = Copies.list(ports);
        mounts = Copies.list(mounts);
        constraints = Copies.list(constraints);
        resources = resources == null ? ResourceSpec.NONE : resources;
        restart = restart == null ? RestartPolicy.NEVER : restart;
    }

    /** A spec to fill in. */
    public static NodeSpecBuilder builder() {
        return new NodeSpecBuilder();
    }

    /** The spec of a backend. */
    public static NodeSpec ofBackend(String name, BackendSpec backend) {
        return builder().name(name).backend(backend).build();
    }

    @Override
    public String toString() {
        return "NodeSpec[name=" + name + ", image=" + image + ", backend=" + backend + "]";
    }
}
