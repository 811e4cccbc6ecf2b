package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "get",
        description = "Shows all that is known of a node; with -o json the system's own document, too.",
        mixinStandardHelpOptions = true)
final class GetCommand extends Subcommand {
    @Parameters(paramLabel = "PATH")
    private String path = "";

    @Option(names = "--fresh", description = "Ask the system itself, not the tree's memory.")
    private boolean fresh;

    @Override
    int run(Door door, Console console) throws IOException {
        JsonNode node = door.get(Route.to("get", path).with("fresh", fresh ? "true" : null));
        output().show(node, () -> table(node));
        return ExitCode.OK;
    }

    /** Every field but the native document. */
    static String table(JsonNode node) {
        StringBuilder text = new StringBuilder();
        node.properties().forEach(field -> {
            String value = Json.line(field.getValue());
            if (!field.getKey().equals("native") && !value.isEmpty()) {
                text.append("%-12s %s%n".formatted(field.getKey(), value));
            }
        });
        return text.toString();
    }
}
