package io.libswarm.runtime.http.dial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header lines in their order, repeated ones apart; names keep their case and are compared without it. Immutable. */
public record Headers(List<Line> lines) {

    /** One header line. */
    public record Line(String name, String value) {}

    private static final Headers NONE = new Headers(List.of());

    public Headers {
        lines = List.copyOf(lines);
    }

    public static Headers none() {
        return NONE;
    }

    public static Headers of(String name, String value) {
        return NONE.with(name, value);
    }

    /** The first value under a name. */
    public Optional<String> first(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .findFirst();
    }

    /** All values under a name, one for each line. */
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** These lines and one more behind them. */
    public Headers with(String name, String value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, value));
        return new Headers(more);
    }

    /** These lines without any of that name. */
    public Headers without(String name) {
        return new Headers(lines.stream()
                .filter(line -> !line.name().equalsIgnoreCase(name))
                .toList());
    }
}
