package io.libswarm.protocol;

/**
 * The last element: nothing more will come, and why.
 *
 * @param reason {@link ErrorCode#WATCH_TOO_OLD} when the watcher fell behind: list again
 * @param message a sentence
 */
public record WatchEnded(ErrorCode reason, String message) implements WatchEvent {
    public WatchEnded {
        reason = reason == null ? ErrorCode.UNKNOWN : reason;
        message = message == null ? "" : message;
    }
}
