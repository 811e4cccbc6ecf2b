package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description = "Prints what is there, and then what changes, until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class WatchCommand extends Subcommand {
    @Parameters(arity = "0..1", defaultValue = "/", paramLabel = "PATH", description = "The node; / when left out.")
    private String path = "/";

    @Option(names = "--depth", description = "How many levels; all when left out.")
    private @Nullable Integer depth;

    @Option(names = "--changes", description = "Leave out what is there at the beginning.")
    private boolean changes;

    @Override
    int run(Door door, Console console) throws IOException {
        boolean silent = changes;
        try (Events events = Events.open(door, Route.to("watch", path).with("depth", depth))) {
            for (Events.Event event = events.next(); event != null; event = events.next()) {
                if (event.name().equals("ended")) {
                    throw ended(event.data());
                }
                boolean caughtUp = event.name().equals("caught-up");
                if (!silent && !(caughtUp && changes)) {
                    show(event);
                }
                silent = silent && !caughtUp;
            }
        }
        throw new CommandFailure(ExitCode.TRY_AGAIN, "the watch was cut; run the same again");
    }

    private void show(Events.Event event) throws IOException {
        ObjectNode document = Json.object();
        document.put("event", event.name());
        document.put("cursor", event.id());
        document.set("data", event.data());
        output().element(document, () -> line(event));
    }

    private static String line(Events.Event event) {
        JsonNode node = event.data().has("node") ? event.data().get("node") : event.data();
        if (event.name().equals("caught-up")) {
            return "--- this is what there is; now what changes ---";
        }
        String rest = event.name().equals("vanished") ? "" : "  " + Nodes.line(node);
        return "%-9s %s%s".formatted(event.name(), Nodes.path(node), rest);
    }

    /** Why a watch ended. */
    static CommandFailure ended(JsonNode data) {
        String code = data.path("reason").asText("UNKNOWN");
        return CommandFailure.refused(
                code, "the watch ended: " + data.path("message").asText(code), "");
    }
}
