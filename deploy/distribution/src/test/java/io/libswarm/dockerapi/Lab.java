package io.libswarm.dockerapi;

import java.util.List;

/** The engines that tests run against, from the environment. */
final class Lab {

    private Lab() {}

    static String engine(int index) {
        return List.of(variable("LIBSWARM_ENGINES").split(" ")).get(index);
    }

    static String socket(int index) {
        return List.of(variable("LIBSWARM_ENGINE_SOCKETS").split(" ")).get(index);
    }

    static String victim() {
        return variable("LIBSWARM_VICTIM_ENGINE");
    }

    /** Does something to the victim: {@code kill start}. */
    static void victim(String what) throws Exception {
        Process process = new ProcessBuilder(variable("LIBSWARM_LAB_SCRIPT"), what, variable("LIBSWARM_VICTIM_INDEX"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("engines " + what + ": " + said);
        }
    }

    static String prefix() {
        return variable("LIBSWARM_LAB_PREFIX");
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(
                    name + ": not set (expected: run deploy/test, or: eval \"$(deploy/lab/engines env)\")");
        }
        return value;
    }
}
