package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(name = "members", description = "Lists the cluster's members.", mixinStandardHelpOptions = true)
final class MembersCommand extends Subcommand {
    @Override
    int run(Door door, Console console) throws IOException {
        JsonNode list = Nodes.list(door, Route.to("ls", "/_members"));
        output().show(list, () -> table(list));
        return Nodes.complain(console, list) ? ExitCode.OK : ExitCode.FAILED;
    }

    static String table(JsonNode list) {
        Table table = new Table("NAME", "STATE", "ADDRESS", "ROLES", "SUMMARY");
        for (JsonNode member : list.path("children")) {
            table.row(
                    Nodes.name(member),
                    member.path("state").asText(),
                    Nodes.attribute(member, "address"),
                    Nodes.attribute(member, "roles"),
                    member.path("summary").asText());
        }
        return table.toString();
    }
}
