package io.libswarm.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list.
 *
 * @param limit at most so many; an answer may hold fewer when they are large
 * @param cursor from the page before; null for the first
 */
public record Page(int limit, @Nullable String cursor) {
    /** The most that one page holds. */
    public static final int MOST = 1000;

    /** The first page, of the usual size. */
    public static final Page FIRST = new Page(100, null);

    public Page {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MOST + ")");
        }
    }
}
