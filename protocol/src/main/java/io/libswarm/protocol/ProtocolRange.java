package io.libswarm.protocol;

/**
 * Which versions of this protocol are spoken.
 *
 * @param lowest at least 1
 * @param highest at least {@code lowest}
 */
public record ProtocolRange(int lowest, int highest) {
    /** What this build speaks. */
    public static final ProtocolRange CURRENT = new ProtocolRange(1, 1);
}
