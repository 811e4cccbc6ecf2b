package io.libswarm.backends.dockerserver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 80}, {@code 80/udp} or {@code 8000-8080/tcp}. */
record PortRange(int first, int last, String protocol) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/([a-z]+))?");

    static PortRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new Refusal(400, "invalid port: " + text + " (expected: such as 80, 80/udp or 8000-8080/tcp)");
        }
        int first = Integer.parseInt(matcher.group(1));
        String last = matcher.group(2);
        String protocol = matcher.group(3);
        return new PortRange(first, last == null ? first : Integer.parseInt(last), protocol == null ? "tcp" : protocol);
    }

    boolean has(int port, String type) {
        return port >= first && port <= last && type.equals(protocol);
    }
}
