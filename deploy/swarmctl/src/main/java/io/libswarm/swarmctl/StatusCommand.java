package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "Shows members and backends; exit code 1 when one of them is not well.",
        mixinStandardHelpOptions = true)
final class StatusCommand extends Subcommand {
    @Override
    int run(Door door, Console console) throws IOException {
        ObjectNode status = Json.object();
        status.put("door", door.where());
        ObjectNode members = Nodes.list(door, Route.to("ls", "/_members"));
        ObjectNode backends = Nodes.list(door, Route.to("ls", "/"));
        backends.withArray("children").removeIf(Nodes::reserved);
        status.set("members", members.get("children"));
        status.set("backends", backends.get("children"));
        output().show(
                        status,
                        () -> "door      " + door.where() + "\n"
                                + "members   " + counted(members) + "\n"
                                + "backends  " + counted(backends) + "\n\n"
                                + MembersCommand.table(members) + "\n" + BackendLsCommand.table(backends));
        boolean well = Nodes.complain(console, members) & Nodes.complain(console, backends);
        return well && unwell(members) == 0 && unwell(backends) == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private static long unwell(JsonNode list) {
        return StreamSupport.stream(list.path("children").spliterator(), false)
                .filter(node -> !node.path("state").asText().equals("running"))
                .count();
    }

    private static String counted(JsonNode list) {
        return StreamSupport.stream(list.path("children").spliterator(), false)
                .collect(Collectors.groupingBy(node -> node.path("state").asText(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
