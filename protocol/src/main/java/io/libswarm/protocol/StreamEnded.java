package io.libswarm.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The last element of a stream.
 *
 * @param failure why it ended early; null when it is complete
 * @param exitStatus how the process at its other end finished, if there was one and it did
 */
public record StreamEnded(
        @Nullable Failure failure, @Nullable Integer exitStatus) implements StreamElement {
    /** All of it has been sent. */
    public static final StreamEnded COMPLETE = new StreamEnded(null, null);

    /** It was cut. */
    public static StreamEnded cut(Failure failure) {
        return new StreamEnded(failure, null);
    }
}
