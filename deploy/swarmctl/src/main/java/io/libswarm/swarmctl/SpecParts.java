package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the short forms in which ports, mounts and limits are typed. */
final class SpecParts {
    private static final Pattern PORT = Pattern.compile(
            "(?:(?:(?<address>\\[[^]]+]|[^:]+):)?(?<host>\\d*):)?(?<port>\\d+)(?:/(?<protocol>tcp|udp|sctp))?");
    private static final Pattern BYTES = Pattern.compile("(\\d+)([kmgt]?)i?b?");

    private SpecParts() {}

    static ObjectNode port(String typed) throws CommandFailure {
        Matcher parts = PORT.matcher(typed);
        if (!parts.matches()) {
            throw CommandFailure.usage("--port: " + typed + " (expected: [[ADDRESS:]HOSTPORT:]PORT[/udp])");
        }
        ObjectNode port = Json.object().put("port", number(typed, parts.group("port"), 1));
        String protocol = parts.group("protocol");
        port.put("protocol", protocol == null ? "tcp" : protocol);
        String host = parts.group("host");
        port.put("hostPort", host == null || host.isEmpty() ? 0 : number(typed, host, 0));
        String address = parts.group("address");
        if (address != null) {
            port.put("hostAddress", address.startsWith("[") ? address.substring(1, address.length() - 1) : address);
        }
        return port;
    }

    private static int number(String typed, String digits, int least) throws CommandFailure {
        int number = digits.length() > 5 ? -1 : Integer.parseInt(digits);
        if (number < least || number > 65535) {
            throw CommandFailure.usage("--port: " + typed + " (expected: ports of " + least + " to 65535)");
        }
        return number;
    }

    static ObjectNode mount(String typed) throws CommandFailure {
        String[] parts = typed.split(":", -1);
        boolean readOnly = parts.length == 3 && parts[2].equals("ro");
        boolean known = parts.length == 2 || readOnly || (parts.length == 3 && parts[2].equals("rw"));
        if (!known || parts[0].isEmpty() || !parts[1].startsWith("/")) {
            throw CommandFailure.usage("--mount: " + typed + " (expected: SOURCE:TARGET[:ro] with an absolute TARGET)");
        }
        String type = parts[0].equals("tmpfs") ? "tmpfs" : parts[0].startsWith("/") ? "bind" : "volume";
        return Json.object()
                .put("type", type)
                .put("source", type.equals("tmpfs") ? "" : parts[0])
                .put("target", parts[1])
                .put("readOnly", readOnly);
    }

    static ObjectNode resources(@Nullable String memory, @Nullable String cpus) throws CommandFailure {
        return Json.object()
                .put("memoryBytes", memory == null ? 0 : bytes(memory))
                .put("nanoCpus", cpus == null ? 0 : nanoCpus(cpus));
    }

    private static long bytes(String typed) throws CommandFailure {
        Matcher parts = BYTES.matcher(typed.toLowerCase(Locale.ROOT));
        if (!parts.matches() || parts.group(1).length() > 12) {
            throw CommandFailure.usage("--memory: " + typed + " (expected: bytes, such as 1048576, 256m or 2g)");
        }
        int unit = "kmgt".indexOf(parts.group(2)) + 1;
        return Long.parseLong(parts.group(1)) << (parts.group(2).isEmpty() ? 0 : 10 * unit);
    }

    private static long nanoCpus(String typed) throws CommandFailure {
        if (!typed.matches("\\d{1,6}(\\.\\d{1,9})?")) {
            throw CommandFailure.usage("--cpus: " + typed + " (expected: a number such as 0.5 or 2)");
        }
        return new BigDecimal(typed).movePointRight(9).longValueExact();
    }

    static ObjectNode restart(String typed) throws CommandFailure {
        Matcher parts = Pattern.compile("(no|always|unless-stopped|on-failure)(?::(\\d{1,6}))?")
                .matcher(typed);
        if (!parts.matches() || (parts.group(2) != null && !parts.group(1).equals("on-failure"))) {
            throw CommandFailure.usage(
                    "--restart: " + typed + " (expected: no, on-failure[:TIMES], always or unless-stopped)");
        }
        int times = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return Json.object().put("name", parts.group(1)).put("maximumRetries", times);
    }

    static JsonNode nativeSection(String typed) throws CommandFailure {
        try {
            JsonNode section = Json.read(typed);
            if (section.isObject()) {
                return section;
            }
        } catch (IOException e) {
            throw CommandFailure.usage("--native: not JSON: " + Failures.firstLine(String.valueOf(e.getMessage())));
        }
        throw CommandFailure.usage("--native: " + typed + " (expected: a JSON object)");
    }
}
