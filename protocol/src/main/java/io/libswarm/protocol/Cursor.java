package io.libswarm.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A point in the history of one backend's subtree. Comparable only within one epoch: a new owner, or a listing that lost track, starts
 * another.
 *
 * @param source the backend's name
 * @param epoch which history
 * @param number which change in it, from 0
 */
public record Cursor(String source, long epoch, long number) {

    /** Whether this is the other point or a later one of the same history. */
    public boolean reaches(Cursor other) {
        return source.equals(other.source) && epoch == other.epoch && number >= other.number;
    }

    /** {@code source~epoch~number}, with the source percent-encoded. */
    @Override
    public String toString() {
        return PathNames.encode(source).replace("~", "%7E") + "~" + epoch + "~" + number;
    }

    /** Reads {@link #toString()}; null when it is not of that form. */
    public static @Nullable Cursor parse(String text) {
        String[] parts = text.split("~", -1);
        try {
            return parts.length == 3
                    ? new Cursor(PathNames.decode(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
