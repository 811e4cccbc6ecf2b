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

    /** The deadline that is this far from now; negative is past. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** As read from a wire: milliseconds left. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Deadline inMillis(long millis) {
        return new Deadline(System.nanoTime() + Math.min(millis, 1L << 40) * 1_000_000L);
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
}
