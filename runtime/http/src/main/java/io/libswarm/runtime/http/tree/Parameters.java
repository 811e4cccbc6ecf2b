package io.libswarm.runtime.http.tree;

import io.libswarm.protocol.Kind;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Selector;
import io.libswarm.runtime.http.Query;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands behind the {@code ?}. Each method throws {@link IllegalArgumentException} naming the parameter that makes no sense. */
record Parameters(Query query) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

    boolean flag(String name) {
        return query.first(name)
                .map(value -> switch (value) {
                    case "", "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw expected(name, value, "true or false");
                })
                .orElse(false);
    }

    int number(String name, String all, int valueOfAll, int fallback) {
        return query.first(name)
                .map(value -> value.equals(all) ? valueOfAll : number(name, value))
                .orElse(fallback);
    }

    int number(String name) {
        return query.first(name)
                .map(value -> number(name, value))
                .orElseThrow(() -> new IllegalArgumentException(name + ": missing (expected: a whole number)"));
    }

    @Nullable
    String text(String name) {
        return query.first(name).orElse(null);
    }

    String required(String name) {
        return query.first(name)
                .orElseThrow(() -> new IllegalArgumentException(name + ": missing (expected: a value)"));
    }

    /** {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}; a bare number is seconds. */
    @Nullable
    Duration duration(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw expected(name, text, "such as 500ms, 10s or 5m");
        }
        long count = Long.parseLong(parts.group(1));
        String unit = parts.group(2);
        return switch (unit == null ? "s" : unit) {
            case "ms" -> Duration.ofMillis(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofSeconds(count);
        };
    }

    /** An ISO-8601 instant, seconds since 1970, or how long ago, such as {@code 10m}. */
    @Nullable
    Instant instant(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (text.matches("\\d{1,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            Duration ago = DURATION.matcher(text).matches() ? duration(name) : null;
            return ago == null ? Instant.parse(text) : Instant.now().minus(ago);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    expected(name, text, "such as 2026-11-22T09:30:00Z, 1763800000 or 10m")
                            .getMessage(),
                    e);
        }
    }

    Page page() {
        return new Page(number("limit", "", Page.FIRST.limit(), Page.FIRST.limit()), text("cursor"));
    }

    Selector selector() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String label : query.all("label")) {
            int equals = label.indexOf('=');
            labels.put(equals < 0 ? label : label.substring(0, equals), equals < 0 ? "" : label.substring(equals + 1));
        }
        return new Selector(
                words("kind").map(Kind::new).collect(Collectors.toSet()),
                words("state").map(RunState::new).collect(Collectors.toSet()),
                labels,
                text("name"));
    }

    private Stream<String> words(String name) {
        return query.all(name).stream()
                .flatMap(values -> Arrays.stream(values.split(",")))
                .filter(word -> !word.isEmpty());
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    expected(name, value, "a whole number").getMessage(), e);
        }
    }

    private static IllegalArgumentException expected(String name, String value, String what) {
        return new IllegalArgumentException(name + ": " + value + " (expected: " + what + ")");
    }
}
