package io.libswarm.swarmctl;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: options that all commands share, and where its errors end. */
@Command(
        name = "swarmctl",
        description = "Drives the node tree of a libswarm cluster.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Paths: /, /BACKEND, /BACKEND/HOST/CONTAINER ... Names with a space or a slash are percent-encoded."
        })
public final class Swarmctl implements Runnable {
    private final Console console;

    @Option(
            names = {"-H", "--host"},
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The door: http://HOST:PORT, https://HOST:PORT or unix:///PATH; also SWARM_HOST.")
    private @Nullable String host;

    @Option(
            names = "--context",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "A door by the name it was given with `swarmctl context add`.")
    private @Nullable String context;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or yaml.")
    private Format format = Format.table;

    @Option(
            names = "--timeout",
            scope = ScopeType.INHERIT,
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "How long an answer may take; streams have no limit.")
    private int timeout = 30;

    @Option(
            names = "--request-id",
            scope = ScopeType.INHERIT,
            paramLabel = "ID",
            description = "Repeats a change whose outcome is unknown: the same id is never carried out twice.")
    private @Nullable String requestId;

    Swarmctl(Console console) {
        this.console = console;
    }

    /** Ends the process with the command's exit code. */
    public static void main(String[] args) {
        // Nothing is logged: what there is to say goes to the user in one line, and a logging system takes time to
        // start.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.exit(run(new Console(System.in, System.out, System.err, System.getenv()), args));
    }

    /** Runs one command; everything that goes wrong becomes one line and an exit code. */
    static int run(Console console, String... args) {
        CommandLine line = Commands.line(new Swarmctl(console), args);
        line.setOut(new PrintWriter(console.out(), true));
        line.setErr(new PrintWriter(console.err(), true));
        line.setParameterExceptionHandler((wrong, given) -> {
            console.err()
                    .println("swarmctl: " + wrong.getMessage() + "; see: "
                            + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((failure, which, parsed) -> {
            console.out().flush();
            CommandFailure told = Failures.told(failure);
            console.err().println("swarmctl: " + told.getMessage());
            return told.exitCode();
        });
        int code = line.execute(args);
        console.out().flush();
        return code;
    }

    @Override
    public void run() {
        new CommandLine(this).usage(console.out());
    }

    Console console() {
        return console;
    }

    Format format() {
        return format;
    }

    /** What the current command is to talk to. */
    Door door() throws IOException {
        if (timeout < 1) {
            throw CommandFailure.usage("--timeout: " + timeout + " (expected: at least 1)");
        }
        Place place = new Contexts(console.env()).place(host, context);
        return new Door(place, Duration.ofSeconds(timeout), requestId);
    }
}
