package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "attach",
        description = {
            "Connects to a node's own input and output.",
            "Ends with its exit status; with 125 when it could not be connected to."
        },
        mixinStandardHelpOptions = true)
final class AttachCommand extends Subcommand {
    @Parameters(paramLabel = "PATH")
    private String path = "";

    @Option(names = "--no-stdin", description = "Only look on.")
    private boolean noStdin;

    @Option(names = "--logs", description = "Begin with what it has written before.")
    private boolean logs;

    @Override
    int run(Door door, Console console) throws IOException {
        ObjectNode attach =
                Json.object().put("to", "attach").put("stdin", !noStdin).put("logs", logs);
        return new Session(door, console, !noStdin, false).run(Route.to("connect", path), attach);
    }
}
