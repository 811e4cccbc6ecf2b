package io.libswarm.swarmctl;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {"Prints the completion script for bash and zsh, as in:", "  source <(swarmctl completion)"},
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private enum Shell {
        bash,
        zsh
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SHELL", description = "bash or zsh: the script is the same.")
    private Shell shell = Shell.bash;

    @Override
    public Integer call() {
        Swarmctl swarmctl = (Swarmctl) spec.root().userObject();
        swarmctl.console().out().print(AutoComplete.bash("swarmctl", spec.root().commandLine()));
        return ExitCode.OK;
    }
}
