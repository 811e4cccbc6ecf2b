package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tree",
        description = "Draws a node and what is below it, as a watch of it begins.",
        mixinStandardHelpOptions = true)
final class TreeCommand extends Subcommand {
    @Parameters(arity = "0..1", defaultValue = "/", paramLabel = "PATH", description = "The node; / when left out.")
    private String path = "/";

    @Option(names = "--depth", description = "How many levels; all when left out.")
    private @Nullable Integer depth;

    @Option(
            names = {"-a", "--all"},
            description = "Also the runtime's own nodes, whose names begin with _.")
    private boolean all;

    @Override
    int run(Door door, Console console) throws IOException {
        if (depth != null && depth < 1) {
            throw CommandFailure.usage("--depth: " + depth + " (expected: at least 1)");
        }
        Route route = Route.to("watch", path).with("depth", depth);
        Map<String, JsonNode> nodes = new TreeMap<>();
        try (Events events = Events.open(door, route)) {
            for (Events.Event event = next(events); !event.name().equals("caught-up"); event = next(events)) {
                JsonNode node = event.data().has("node") ? event.data().get("node") : event.data();
                if (event.name().equals("vanished")) {
                    nodes.remove(Nodes.path(node));
                } else {
                    nodes.put(Nodes.path(node), node);
                }
            }
        }
        if (!all) {
            nodes.keySet()
                    .removeIf(found -> found.substring(route.path().length()).contains("/_")
                            || (route.path().equals("/") && found.startsWith("/_")));
        }
        ArrayNode array = Json.object().putArray("nodes");
        nodes.values().forEach(array::add);
        ObjectNode document = Json.object();
        document.set("nodes", array);
        output().show(document, () -> new TreeDrawing(route.path(), nodes).toString());
        return ExitCode.OK;
    }

    private static Events.Event next(Events events) throws IOException {
        Events.Event event = events.next();
        if (event == null) {
            throw new CommandFailure(ExitCode.TRY_AGAIN, "the tree's stream was cut; run the same again");
        }
        if (event.name().equals("ended")) {
            throw WatchCommand.ended(event.data());
        }
        return event;
    }
}
