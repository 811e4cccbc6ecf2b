package io.libswarm.swarmctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "cp",
        description = {
            "Copies files out of a node or into one, folders with all that is in them:",
            "  swarmctl cp /east/h/web:/etc/hosts .",
            "  swarmctl cp site/ /east/h/web:/srv",
            "A target that is a folder takes the copy in; otherwise it becomes the copy.",
            "- as the local side is a tar stream."
        },
        mixinStandardHelpOptions = true)
final class CpCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "A local path, or NODE:PATH; - for a tar on stdin.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "A local path, or NODE:PATH; - for a tar on stdout.")
    private String to = "";

    @Override
    int run(Door door, Console console) throws IOException {
        NodeFile source = NodeFile.parse(from);
        NodeFile target = NodeFile.parse(to);
        if (source != null && target == null) {
            source.copyOut(door, console, to);
        } else if (source == null && target != null) {
            if (!from.equals("-") && !Files.exists(Path.of(from))) {
                throw CommandFailure.usage(from + ": no such file (expected: a file, a folder, or -)");
            }
            target.copyIn(door, console, from);
        } else {
            throw CommandFailure.usage(
                    "cp: " + from + " " + to + " (expected: one side is NODE:PATH, as in /east/h/web:/etc)");
        }
        return ExitCode.OK;
    }
}
