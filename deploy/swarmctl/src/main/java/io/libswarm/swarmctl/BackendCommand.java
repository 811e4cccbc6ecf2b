package io.libswarm.swarmctl;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "backend",
        description = "Adds, removes, lists and describes backends.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BackendAddCommand.class,
            BackendRmCommand.class,
            BackendLsCommand.class,
            BackendDescribeCommand.class,
            BackendProvidersCommand.class
        })
final class BackendCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs this
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "backend: missing (expected: add, rm, ls, describe or providers)");
    }
}
