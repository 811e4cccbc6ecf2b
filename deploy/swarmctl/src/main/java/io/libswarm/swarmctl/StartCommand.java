package io.libswarm.swarmctl;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "start", description = "Starts nodes.", mixinStandardHelpOptions = true)
final class StartCommand extends Subcommand {
    @Parameters(arity = "1..*", paramLabel = "PATH")
    private List<String> paths = List.of();

    @Override
    int run(Door door, Console console) throws IOException {
        return EachNode.in(paths, console, path -> {
            door.call("POST", Route.to("start", path), null);
            return path;
        });
    }
}
