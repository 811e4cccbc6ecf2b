package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "exec",
        description = {
            "Runs a process within a node, as in: swarmctl exec -it /east/h/web sh",
            "Ends with the process's exit status; with 125 when it could not be run."
        },
        mixinStandardHelpOptions = true)
final class ExecCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "PATH")
    private String path = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND")
    private List<String> command = List.of();

    @Option(
            names = {"-i", "--interactive"},
            description = "Send it the standard input.")
    private boolean stdin;

    @Option(
            names = {"-t", "--tty"},
            description = "Give it a terminal.")
    private boolean terminal;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "KEY=VALUE",
            description = "Environment. Repeatable.")
    private List<String> env = List.of();

    @Option(
            names = {"-w", "--workdir"},
            paramLabel = "DIR",
            description = "Where it runs.")
    private @Nullable String workdir;

    @Option(
            names = {"-u", "--user"},
            description = "As whom it runs.")
    private @Nullable String user;

    @Override
    int run(Door door, Console console) throws IOException {
        ObjectNode exec = Json.object().put("to", "exec");
        boolean dashes = command.get(0).equals("--") && command.size() > 1;
        exec.set("command", Json.array(dashes ? command.subList(1, command.size()) : command));
        exec.set("env", Json.object(Pairs.read("--env", env)));
        if (workdir != null) {
            exec.put("workingDir", workdir);
        }
        if (user != null) {
            exec.put("user", user);
        }
        exec.put("stdin", stdin).put("terminal", terminal);
        return new Session(door, console, stdin, terminal).run(Route.to("connect", path), exec);
    }
}
