package io.libswarm.backends.simulator;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names and numbers of POSIX signals. */
final class Signals {
    static final int KILL = 9;
    static final int TERM = 15;

    private static final List<String> NAMES = List.of(
            "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE",
            "ALRM", "TERM");

    private Signals() {}

    /**
     * The number of a signal.
     *
     * @param signal such as {@code SIGTERM}, {@code term} or {@code 15}; null for the usual one
     * @throws IllegalArgumentException when there is none of that name
     */
    static int number(@Nullable String signal) {
        if (signal == null) {
            return TERM;
        }
        String name = signal.toUpperCase(Locale.ROOT);
        int number = NAMES.indexOf(name.startsWith("SIG") ? name.substring(3) : name);
        if (number < 1 && name.matches("[0-9]{1,2}") && Integer.parseInt(name) < NAMES.size()) {
            number = Integer.parseInt(name);
        }
        if (number < 1) {
            throw new IllegalArgumentException(
                    "signal: '" + signal + "' (expected: a name such as SIGTERM, or a number from 1 to 15)");
        }
        return number;
    }
}
