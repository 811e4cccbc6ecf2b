package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = "Prints what a node has written, stdout to stdout and stderr to stderr.",
        mixinStandardHelpOptions = true)
final class LogsCommand extends Subcommand {
    @Parameters(paramLabel = "PATH")
    private String path = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as it writes more, until it ends or Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From this time on (ISO-8601, or so long ago, as in 10m).")
    private @Nullable String since;

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "LINES",
            description = "Only the last lines.")
    private @Nullable Integer tail;

    @Option(
            names = {"-t", "--timestamps"},
            description = "Each chunk with its time, where the system knows it.")
    private boolean timestamps;

    @Override
    int run(Door door, Console console) throws IOException {
        Route route = Route.to("log", path)
                .with("follow", follow ? "true" : null)
                .with("since", since == null ? null : Times.instant(since))
                .with("tail", tail);
        try (Events events = Events.open(door, route)) {
            for (Events.Event event = events.next(); event != null; event = events.next()) {
                if (event.name().equals("ended")) {
                    return ended(event.data(), route.path());
                }
                write(event.data(), console);
            }
        }
        throw new CommandFailure(ExitCode.TRY_AGAIN, "the log's stream was cut; run the same again, with --since");
    }

    private void write(JsonNode chunk, Console console) throws IOException {
        if (swarmctl().format() != Format.table) {
            output().element(chunk, () -> "");
            return;
        }
        boolean stderr = chunk.path("stream").asText().equalsIgnoreCase("stderr");
        PrintStream to = stderr ? console.err() : console.out();
        if (timestamps && chunk.hasNonNull("time")) {
            to.print(chunk.get("time").asText() + " ");
        }
        to.write(chunk.path("data").binaryValue());
        to.flush();
    }

    private static int ended(JsonNode end, String path) throws CommandFailure {
        if (end.hasNonNull("error")) {
            throw Refusals.read(end.get("error"), path);
        }
        return ExitCode.OK;
    }
}
