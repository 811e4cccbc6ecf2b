package io.libswarm.runtime.http;

import akka.Done;
import akka.util.ByteString;
import java.util.concurrent.CompletionStage;

/** Bytes that go out. Safe for use from any thread, by one writer that waits for each write before the next. */
public interface ByteWriter {
    /**
     * Sends bytes, without delay. Completes, on the event loop, when the connection takes more: a writer that waits for it never
     * has more than a few hundred KiB under way. Fails with an {@link java.io.IOException} when the other side is gone.
     */
    CompletionStage<Done> write(ByteString bytes);

    /**
     * Ends this direction regularly: the last chunk of a body, the FIN of an upgraded connection. Idempotent. The stage completes
     * when all has been handed to the system.
     */
    CompletionStage<Done> end();

    /** Ends it so that the other side can tell that something is missing: the connection is closed. Idempotent. */
    void abort();

    /** Completes when nothing more can be written: after the end, after an abort, or because the other side went away. */
    CompletionStage<Done> closed();
}
