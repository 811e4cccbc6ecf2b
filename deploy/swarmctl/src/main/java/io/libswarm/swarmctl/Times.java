package io.libswarm.swarmctl;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as people type them. */
final class Times {
    private Times() {}

    /** An ISO-8601 time, or how long ago: {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}. */
    static Instant instant(String typed) throws CommandFailure {
        try {
            if (typed.matches("\\d+[smh]")) {
                return Instant.now().minus(Duration.parse("PT" + typed));
            }
            if (typed.matches("\\d+d")) {
                return Instant.now().minus(Duration.parse("P" + typed));
            }
            return OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeException e) {
            throw CommandFailure.usage("time: " + typed + " (expected: such as 10m, 2h or 2026-01-31T12:00:00Z)");
        }
    }
}
