package io.libswarm.backends.docker;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Moments as engines write them. */
final class Times {

    private Times() {}

    /** ISO-8601 in UTC; empty for the year 1, which is an engine's word for never, and for what is no time. */
    static String utc(String text) {
        if (text.isEmpty() || text.startsWith("0001-")) {
            return "";
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException unreadable) {
            return "";
        }
    }
}
