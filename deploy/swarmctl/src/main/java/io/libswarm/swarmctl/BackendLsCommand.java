package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(name = "ls", description = "Lists the backends.", mixinStandardHelpOptions = true)
final class BackendLsCommand extends Subcommand {
    @Override
    int run(Door door, Console console) throws IOException {
        ObjectNode list = Nodes.list(door, Route.to("ls", "/"));
        list.withArray("children").removeIf(Nodes::reserved);
        output().show(list, () -> table(list));
        return Nodes.complain(console, list) ? ExitCode.OK : ExitCode.FAILED;
    }

    static String table(JsonNode list) {
        Table table = new Table("NAME", "STATE", "PROVIDER", "MEMBER", "PLACEMENT", "SUMMARY");
        for (JsonNode backend : list.path("children")) {
            table.row(
                    Nodes.name(backend),
                    backend.path("state").asText(),
                    Nodes.attribute(backend, "provider"),
                    Nodes.attribute(backend, "member"),
                    Nodes.attribute(backend, "placement"),
                    backend.path("summary").asText());
        }
        return table.toString();
    }
}
