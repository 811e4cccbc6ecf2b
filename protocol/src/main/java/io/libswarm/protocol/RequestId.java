package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Identifies one intent of one asker over all its repeats.
 *
 * @param value 1 to 256 printable characters; opaque
 */
public record RequestId(@JsonValue String value) {
    private static final int LONGEST = 256;
    private static final String PROCESS = Long.toString(new SecureRandom().nextLong() >>> 1, 36);
    private static final AtomicLong COUNT = new AtomicLong();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestId {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "request id: " + value.length() + " characters (expected: 1 to " + LONGEST + ")");
        }
        int control = PathNames.controlIn(value);
        if (control >= 0) {
            throw new IllegalArgumentException("request id: control character U+%04X at %d (expected: none)"
                    .formatted((int) value.charAt(control), control));
        }
    }

    /** A new id, unique over processes. Any thread. */
    public static RequestId next() {
        return new RequestId(PROCESS + "-" + Long.toString(COUNT.incrementAndGet(), 36));
    }

    /**
     * The id of a part of this intent: the same for the same part. Readable as long as it fits, else a name-based UUID takes its place.
     *
     * @param name of the part, unique among the parts
     */
    RequestId part(String name) {
        String whole = value + "/" + name;
        boolean fits = whole.length() <= LONGEST && PathNames.controlIn(name) < 0;
        return new RequestId(fits ? whole : UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)) + "/part");
    }

    @Override
    public String toString() {
        return value;
    }
}
