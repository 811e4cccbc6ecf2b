package io.libswarm.runtime.http;

import akka.util.ByteString;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Bytes that come in, pulled: one read at a time. Safe for use from any thread, by one reader. */
public interface ByteReader {
    /**
     * The next bytes (never an empty string; as many as are there, up to about 128 KiB), or empty at the end, and again after it.
     * Fails with an {@link java.io.IOException} when the sender went away in the middle, and with an
     * {@link IllegalStateException} when a read is already waiting. Completes on the event loop.
     */
    CompletionStage<Optional<ByteString>> read();

    /** Says that no more is wanted; what still comes is thrown away. A waiting read ends as at the end. Idempotent. */
    void cancel();
}
