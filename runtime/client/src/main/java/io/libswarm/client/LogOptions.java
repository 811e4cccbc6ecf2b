package io.libswarm.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which logs are wanted.
 *
 * @param follow go on with what comes
 * @param since leave out what is older
 * @param tail only the last so many lines of what is there; negative: all
 */
public record LogOptions(boolean follow, @Nullable Instant since, int tail) {
    /** All that is there. */
    public static final LogOptions ALL = new LogOptions(false, null, -1);

    /** All that is there, and what comes. */
    public static final LogOptions FOLLOW = new LogOptions(true, null, -1);

    /** The same from that moment on. */
    public LogOptions since(Instant newSince) {
        return new LogOptions(follow, newSince, tail);
    }

    /** The same from the last so many lines on. */
    public LogOptions tail(int lines) {
        return new LogOptions(follow, since, lines);
    }
}
