package io.libswarm.swarmctl;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that talks to the door. */
abstract class Subcommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    /** Does it, and returns the exit code. */
    abstract int run(Door door, Console console) throws IOException;

    @Override
    public final Integer call() throws IOException {
        try (Door door = swarmctl().door()) {
            return run(door, swarmctl().console());
        }
    }

    final Swarmctl swarmctl() {
        return (Swarmctl) spec.root().userObject();
    }

    final Output output() {
        return new Output(swarmctl().format(), swarmctl().console().out());
    }
}
