package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ls", description = "Lists a node's children.", mixinStandardHelpOptions = true)
final class LsCommand extends Subcommand {
    @Parameters(arity = "0..1", defaultValue = "/", paramLabel = "PATH", description = "The node; / when left out.")
    private String path = "/";

    @Option(names = "--kind", description = "Only this kind: backend, host, container ... Repeatable.")
    private List<String> kinds = List.of();

    @Option(names = "--state", description = "Only in this state: running, exited, lost ... Repeatable.")
    private List<String> states = List.of();

    @Option(names = "--label", paramLabel = "KEY[=VALUE]", description = "Only with this label. Repeatable.")
    private List<String> labels = List.of();

    @Option(names = "--name", paramLabel = "GLOB", description = "Only names that match, with * and ?.")
    private @Nullable String name;

    @Option(
            names = {"-a", "--all"},
            description = "Also the runtime's own nodes, whose names begin with _.")
    private boolean all;

    @Option(
            names = {"-q", "--quiet"},
            description = "Paths only.")
    private boolean quiet;

    @Override
    int run(Door door, Console console) throws IOException {
        Route route = Route.to("ls", path).with("name", name);
        for (String kind : kinds) {
            route = route.with("kind", kind);
        }
        for (String state : states) {
            route = route.with("state", state);
        }
        for (String label : labels) {
            route = route.with("label", label);
        }
        ObjectNode list = Nodes.list(door, route);
        if (!all) {
            list.withArray("children").removeIf(Nodes::reserved);
        }
        output().show(list, () -> quiet ? paths(list) : table(list));
        return Nodes.complain(console, list) ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String paths(JsonNode list) {
        StringBuilder text = new StringBuilder();
        list.path("children").forEach(child -> text.append(Nodes.path(child)).append('\n'));
        return text.toString();
    }

    private static String table(JsonNode list) {
        Table table = new Table("NAME", "KIND", "STATE", "SUMMARY");
        for (JsonNode child : list.path("children")) {
            table.row(
                    Nodes.name(child),
                    child.path("kind").asText(),
                    child.path("state").asText(),
                    child.path("summary").asText());
        }
        return table.toString();
    }
}
