package io.libswarm.swarmctl;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rm",
        description = "Removes backends from the tree; what runs in the systems behind them is left alone.",
        mixinStandardHelpOptions = true)
final class BackendRmCommand extends Subcommand {
    @Parameters(arity = "1..*", paramLabel = "NAME")
    private List<String> names = List.of();

    @Option(
            names = {"-f", "--force"},
            description = "One that isn't there is no error.")
    private boolean force;

    @Override
    int run(Door door, Console console) throws IOException {
        return EachNode.in(names, console, path -> {
            if (path.indexOf('/', 1) > 0 || path.equals("/")) {
                throw CommandFailure.usage(
                        "backend: " + path + " (expected: a name at the root); for other nodes: swarmctl rm");
            }
            return RmCommand.remove(door, path, force);
        });
    }
}
