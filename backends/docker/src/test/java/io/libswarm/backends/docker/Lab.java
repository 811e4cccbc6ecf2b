package io.libswarm.backends.docker;

import java.util.List;
import java.util.Map;

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

    static Map<String, String> tls() {
        String directory = variable("LIBSWARM_TLS_DIR");
        return Map.of(
                "host", variable("LIBSWARM_TLS_ENGINE"),
                "tls-ca", "file:" + directory + "/ca.pem",
                "tls-cert", "file:" + directory + "/cert.pem",
                "tls-key", "file:" + directory + "/key.pem");
    }

    /** Does something to the victim: {@code kill start freeze thaw}. */
    static void victim(String what) throws Exception {
        Process process = new ProcessBuilder(variable("LIBSWARM_LAB_SCRIPT"), what, variable("LIBSWARM_VICTIM_INDEX"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("engines " + what + ": " + said);
        }
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
