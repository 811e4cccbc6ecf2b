package io.libswarm.swarmd;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values: each gives a value that can be used, and tells of the one that can't. */
final class Checks {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\s]+):(\\d{1,5})");

    private final Given given;
    private final Problems problems;

    Checks(Given given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    String text(DaemonOption option, String fallback) {
        return given.find(option).map(Given.Entry::last).orElse(fallback);
    }

    boolean flag(DaemonOption option) {
        return oneOf(option, List.of("true", "false"), "false").equals("true");
    }

    String oneOf(DaemonOption option, List<String> allowed, String fallback) {
        String value = text(option, fallback);
        if (!allowed.contains(value)) {
            problems.add(from(option), value, "one of " + allowed);
            return fallback;
        }
        return value;
    }

    String matching(DaemonOption option, Pattern pattern, String fallback) {
        return matching(option, text(option, fallback), pattern);
    }

    String matching(DaemonOption option, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            problems.add(
                    from(option),
                    "'" + value + "'",
                    "1 to 63 letters, digits, dots, - or _, of which a letter or digit comes first");
        }
        return value;
    }

    int port(DaemonOption option, int fallback) {
        String value = text(option, Integer.toString(fallback));
        int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
        if (port < 0 || port > 65535) {
            problems.add(from(option), value, "0..65535");
            return fallback;
        }
        return port;
    }

    String hostAndPort(DaemonOption option, String value) {
        Matcher parts = HOST_AND_PORT.matcher(value);
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (port < 1 || port > 65535) {
            problems.add(from(option), value, "HOST:PORT, with a port of 1..65535");
        }
        return value;
    }

    private String from(DaemonOption option) {
        return given.find(option).map(Given.Entry::from).orElse("--" + option.key());
    }
}
