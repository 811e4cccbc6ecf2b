package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rm", description = "Removes nodes.", mixinStandardHelpOptions = true)
final class RmCommand extends Subcommand {
    @Parameters(arity = "1..*", paramLabel = "PATH")
    private List<String> paths = List.of();

    @Option(
            names = {"-f", "--force"},
            description = "Also when it runs; and one that isn't there is no error.")
    private boolean force;

    @Override
    int run(Door door, Console console) throws IOException {
        return EachNode.in(paths, console, path -> remove(door, path, force));
    }

    static String remove(Door door, String path, boolean force) throws IOException {
        JsonNode answer;
        try {
            answer = door.call("DELETE", Route.to("remove", path).with("force", force ? "true" : null), null);
        } catch (CommandFailure failure) {
            if (force && failure.exitCode() == ExitCode.NOT_FOUND) {
                return path;
            }
            throw failure;
        }
        if (!force && answer.path("alreadyGone").asBoolean()) {
            throw CommandFailure.refused("NOT_FOUND", path + ": there is no such node, nothing was removed", path);
        }
        return path;
    }
}
