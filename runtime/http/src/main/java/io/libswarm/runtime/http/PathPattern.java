package io.libswarm.runtime.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route's path: {@code literal}, {@code {name}} for one segment, {@code v{name}} for one with that beginning, and
 * {@code {name...}} for any number of segments, none included. The shortest rest that makes the whole fit is taken.
 */
record PathPattern(String text, List<Part> parts) {
    private enum Kind {
        LITERAL,
        SEGMENT,
        REST
    }

    private record Part(Kind kind, String literal, String name) {}

    static PathPattern parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("pattern: " + text + " (expected: a path that begins with /)");
        }
        List<Part> parts = new ArrayList<>();
        for (String segment : split(text)) {
            int open = segment.indexOf('{');
            if (open < 0) {
                parts.add(new Part(Kind.LITERAL, segment, ""));
            } else if (!segment.endsWith("}")) {
                throw new IllegalArgumentException("pattern: " + text + " (expected: } at the end of " + segment + ")");
            } else if (segment.endsWith("...}")) {
                parts.add(new Part(Kind.REST, "", segment.substring(open + 1, segment.length() - 4)));
            } else {
                String name = segment.substring(open + 1, segment.length() - 1);
                parts.add(new Part(Kind.SEGMENT, segment.substring(0, open), name));
            }
        }
        return new PathPattern(text, List.copyOf(parts));
    }

    /** The segments of a raw path, without its first slash; none for {@code /}. */
    static String[] split(String path) {
        return path.length() <= 1 ? new String[0] : path.substring(1).split("/", -1);
    }

    Optional<PathMatch> match(String[] segments) {
        Map<String, String> found = new HashMap<>();
        return fits(0, segments, 0, found) ? Optional.of(new PathMatch(text, found)) : Optional.empty();
    }

    private boolean fits(int part, String[] segments, int at, Map<String, String> found) {
        if (part == parts.size()) {
            return at == segments.length;
        }
        Part wanted = parts.get(part);
        if (wanted.kind == Kind.REST) {
            return restFits(part, segments, at, found);
        }
        if (at == segments.length || !segments[at].startsWith(wanted.literal)) {
            return false;
        }
        String value = segments[at].substring(wanted.literal.length());
        if (value.isEmpty() != (wanted.kind == Kind.LITERAL)) {
            return false;
        }
        if (wanted.kind == Kind.SEGMENT) {
            found.put(wanted.name, value);
        }
        return fits(part + 1, segments, at + 1, found);
    }

    private boolean restFits(int part, String[] segments, int at, Map<String, String> found) {
        int from = part + 1 == parts.size() ? segments.length : at;
        for (int end = from; end <= segments.length; end++) {
            if (fits(part + 1, segments, end, found)) {
                found.put(
                        parts.get(part).name, String.join("/", List.of(segments).subList(at, end)));
                return true;
            }
        }
        return false;
    }
}
