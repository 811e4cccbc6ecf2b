package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(
        name = "providers",
        description = "Lists what can make backends; swarmctl backend describe NAME tells more of one.",
        mixinStandardHelpOptions = true)
final class BackendProvidersCommand extends Subcommand {
    @Override
    int run(Door door, Console console) throws IOException {
        JsonNode list = Nodes.list(door, Route.to("ls", "/_providers"));
        output().show(list, () -> {
            Table table = new Table("NAME", "DESCRIPTION");
            list.path("children")
                    .forEach(p -> table.row(Nodes.name(p), p.path("summary").asText()));
            return table.toString();
        });
        return Nodes.complain(console, list) ? ExitCode.OK : ExitCode.FAILED;
    }
}
