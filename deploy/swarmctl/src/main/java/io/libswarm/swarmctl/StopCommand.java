package io.libswarm.swarmctl;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        description = "Stops nodes; those that have stopped are left alone.",
        mixinStandardHelpOptions = true)
final class StopCommand extends Subcommand {
    @Parameters(arity = "1..*", paramLabel = "PATH")
    private List<String> paths = List.of();

    @Option(names = "--signal", description = "What to send first, such as SIGTERM; the node's own when left out.")
    private @Nullable String signal;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            description = "How long it has before it is killed, such as 10s.")
    private @Nullable String grace;

    @Override
    int run(Door door, Console console) throws IOException {
        return EachNode.in(paths, console, path -> {
            door.call("POST", Route.to("stop", path).with("signal", signal).with("grace", grace), null);
            return path;
        });
    }
}
