package io.libswarm.protocol;

/**
 * How a backend is.
 *
 * @param well whether it can answer for its system now
 * @param message one line; empty when all is well
 */
public record Health(boolean well, String message) {
    public static final Health WELL = new Health(true, "");

    public Health {
        message = message == null ? "" : message;
    }
}
