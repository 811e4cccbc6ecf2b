package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;

/**
 * The moment until which an answer is of use. Crosses a wire as the milliseconds left, so that clocks need not agree, and shrinks on the way.
 *
 * @param nanoTime the moment, on this process's {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {
    /** 34 years: what is farther counts as this, so that no sum overflows. */
    private static final long FARTHEST_MILLIS = 1L << 40;

    private static final Duration FARTHEST = Duration.ofMillis(FARTHEST_MILLIS);

    /** The deadline that is this far from now; negative is past. */
    public static Deadline in(Duration time) {
        Duration near = time.compareTo(FARTHEST) > 0 ? FARTHEST : time;
        near = near.compareTo(FARTHEST.negated()) < 0 ? FARTHEST.negated() : near;
        return new Deadline(System.nanoTime() + near.toNanos());
    }

    /** As read from a wire: milliseconds left. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Deadline inMillis(long millis) {
        long near = Math.max(-FARTHEST_MILLIS, Math.min(millis, FARTHEST_MILLIS));
        return new Deadline(System.nanoTime() + near * 1_000_000L);
    }

    /** Milliseconds left, rounded up; negative when past. */
    @JsonValue
    public long leftMillis() {
        return -Math.floorDiv(System.nanoTime() - nanoTime, 1_000_000L);
    }

    /** What is left; negative when past. */
    public Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    /** Whether it is too late. */
    public boolean isPast() {
        return System.nanoTime() - nanoTime >= 0;
    }

    /** The earlier of this and the moment that far from now. */
    public Deadline orSooner(Duration time) {
        Deadline other = in(time);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }

    @Override
    public String toString() {
        return leftMillis() + " ms left";
    }
}
