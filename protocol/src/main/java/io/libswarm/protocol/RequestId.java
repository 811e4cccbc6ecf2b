package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Identifies one intent of one asker over all its repeats.
 *
 * @param value at most 128 characters; opaque
 */
public record RequestId(@JsonValue String value) {
    private static final String PROCESS = Long.toString(new SecureRandom().nextLong() >>> 1, 36);
    private static final AtomicLong COUNT = new AtomicLong();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestId {
        if (value.isEmpty() || value.length() > 256) {
            throw new IllegalArgumentException("request id of " + value.length() + " characters (expected: 1 to 256)");
        }
    }

    /** A new id, unique over processes. Any thread. */
    public static RequestId next() {
        return new RequestId(PROCESS + "-" + Long.toString(COUNT.incrementAndGet(), 36));
    }

    @Override
    public String toString() {
        return value;
    }
}
