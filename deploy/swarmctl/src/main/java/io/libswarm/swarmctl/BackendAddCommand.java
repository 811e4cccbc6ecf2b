package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = "Registers a backend, and waits until it answers.",
        mixinStandardHelpOptions = true)
final class BackendAddCommand extends Subcommand {
    @Parameters(paramLabel = "NAME", description = "Its name in the tree.")
    private String name = "";

    @Option(names = "--provider", required = true, description = "What makes it: see swarmctl backend providers.")
    private String provider = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting. Repeatable.")
    private List<String> settings = List.of();

    @Option(
            names = "--placement",
            defaultValue = "anywhere",
            description = "anywhere, role=NAME, member=NAME or every-member.")
    private String placement = "anywhere";

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "A label to put on it. Repeatable.")
    private List<String> labels = List.of();

    @Override
    int run(Door door, Console console) throws IOException {
        ObjectNode spec = Json.object().put("name", name);
        if (!labels.isEmpty()) {
            spec.set("labels", Json.object(Pairs.read("--label", labels)));
        }
        ObjectNode backend = spec.putObject("backend").put("provider", provider).put("placement", placement);
        ObjectNode values = backend.putObject("settings");
        Pairs.readMany("--set", settings).forEach((key, all) -> values.set(key, Json.array(all)));
        JsonNode added = door.call("POST", Route.to("spawn", "/"), spec);
        output().show(added, () -> Nodes.path(added) + "\n");
        return ExitCode.OK;
    }
}
