package io.libswarm.swarmctl;

import java.io.IOException;
import java.util.List;

/** Does the same to several nodes: one that fails does not keep the others from it. */
@FunctionalInterface
interface EachNode {
    /** Does it, and gives what is printed. */
    String to(String path) throws IOException;

    /** All of them in turn; the exit code is the first failure's. */
    static int in(List<String> paths, Console console, EachNode what) {
        int code = ExitCode.OK;
        for (String path : paths) {
            try {
                console.out().println(what.to(Route.path(path)));
            } catch (IOException | IllegalArgumentException e) {
                CommandFailure told = Failures.told(e);
                console.err().println("swarmctl: " + told.getMessage());
                code = code == ExitCode.OK ? told.exitCode() : code;
            }
        }
        return code;
    }
}
