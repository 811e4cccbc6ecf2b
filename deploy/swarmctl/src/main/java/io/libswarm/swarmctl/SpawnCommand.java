package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "spawn",
        description = {
            "Makes a node below another, and starts it, as in:",
            "  swarmctl spawn /east --image busybox --name web -- sh -c 'while date; do sleep 1; done'",
            "Its path goes to stdout."
        },
        mixinStandardHelpOptions = true)
final class SpawnCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "PATH", description = "Below which node.")
    private String path = "";

    @Parameters(index = "1..*", paramLabel = "COMMAND", description = "What to run; the image's own when left out.")
    private List<String> command = List.of();

    @Option(names = "--image", description = "What to run it from.")
    private @Nullable String image;

    @Option(names = "--name", description = "Its name; the system chooses one when left out.")
    private @Nullable String name;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "KEY=VALUE",
            description = "Environment. Repeatable.")
    private List<String> env = List.of();

    @Option(
            names = {"-l", "--label"},
            paramLabel = "KEY=VALUE",
            description = "A label. Repeatable.")
    private List<String> labels = List.of();

    @Option(
            names = {"-p", "--port"},
            paramLabel = "[[ADDRESS:]HOSTPORT:]PORT[/udp]",
            description = "A port to publish. Repeatable.")
    private List<String> ports = List.of();

    @Option(
            names = {"-v", "--mount"},
            paramLabel = "SOURCE:TARGET[:ro]",
            description = "A host's path or a volume to mount; tmpfs:TARGET for memory. Repeatable.")
    private List<String> mounts = List.of();

    @Option(
            names = {"-m", "--memory"},
            paramLabel = "BYTES",
            description = "Limit, such as 256m or 2g.")
    private @Nullable String memory;

    @Option(names = "--cpus", paramLabel = "NUMBER", description = "Limit, such as 0.5.")
    private @Nullable String cpus;

    @Option(
            names = "--restart",
            paramLabel = "POLICY",
            description = "no, on-failure[:TIMES], always or unless-stopped.")
    private @Nullable String restart;

    @Option(
            names = "--constraint",
            paramLabel = "KEY==VALUE",
            description = "Where it may be placed, over name, kind, backend and labels; != excludes. Repeatable.")
    private List<String> constraints = List.of();

    @Option(
            names = {"-w", "--workdir"},
            paramLabel = "DIR",
            description = "Where it runs.")
    private @Nullable String workdir;

    @Option(
            names = {"-u", "--user"},
            description = "As whom it runs.")
    private @Nullable String user;

    @Option(
            names = {"-i", "--interactive"},
            description = "Hold its input open, for attach.")
    private boolean stdin;

    @Option(
            names = {"-t", "--tty"},
            description = "Give it a terminal.")
    private boolean terminal;

    @Option(names = "--no-start", description = "Make it, and do not start it.")
    private boolean noStart;

    @Option(names = "--native", paramLabel = "JSON", description = "Merged over what is sent to the system.")
    private @Nullable String nativeSection;

    @Override
    int run(Door door, Console console) throws IOException {
        JsonNode spawned = door.call("POST", Route.to("spawn", path), spec());
        output().show(spawned, () -> Nodes.path(spawned) + "\n");
        return ExitCode.OK;
    }

    private ObjectNode spec() throws IOException {
        ObjectNode spec = Json.object();
        put(spec, "name", name);
        put(spec, "image", image);
        put(spec, "workingDir", workdir);
        put(spec, "user", user);
        spec.set("command", Json.array(command));
        spec.set("env", Json.object(Pairs.read("--env", env)));
        spec.set("labels", Json.object(Pairs.read("--label", labels)));
        spec.set("constraints", Json.array(constraints));
        spec.put("stdin", stdin).put("terminal", terminal).put("start", !noStart);
        ArrayNode published = spec.putArray("ports");
        for (String port : ports) {
            published.add(SpecParts.port(port));
        }
        ArrayNode mounted = spec.putArray("mounts");
        for (String mount : mounts) {
            mounted.add(SpecParts.mount(mount));
        }
        spec.set("resources", SpecParts.resources(memory, cpus));
        if (restart != null) {
            spec.set("restart", SpecParts.restart(restart));
        }
        if (nativeSection != null) {
            spec.set("native", SpecParts.nativeSection(nativeSection));
        }
        return spec;
    }

    private static void put(ObjectNode spec, String field, @Nullable String value) {
        if (value != null) {
            spec.put(field, value);
        }
    }
}
