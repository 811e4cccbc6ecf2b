package io.libswarm.runtime.http;

import akka.Done;
import akka.NotUsed;
import akka.stream.KillSwitches;
import akka.stream.Materializer;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Bytes of exchanges as Akka Streams. Each of these can be run once. */
public final class ByteStreams {
    private static final int CHUNK = 64 * 1024;

    private ByteStreams() {}

    /** What comes in. Cancelling it throws the rest away. */
    public static Source<ByteString, NotUsed> source(ByteReader reader) {
        return Source.unfoldResourceAsync(() -> CompletableFuture.completedFuture(reader), ByteReader::read, opened -> {
            opened.cancel();
            return CompletableFuture.completedFuture(Done.getInstance());
        });
    }

    /**
     * What goes out. Completing it ends the direction regularly, failing it aborts; when the client goes away it cancels its
     * source, at once and even while that is silent. Small elements are joined to chunks of up to 64 KiB while the connection is
     * busy, and never waited for. The value completes with the direction's end and does not fail.
     */
    public static Sink<ByteString, CompletionStage<Done>> sink(ByteWriter writer) {
        return Flow.<ByteString>create()
                .viaMat(KillSwitches.single(), Keep.right())
                .batchWeighted(CHUNK, bytes -> (long) bytes.size(), bytes -> bytes, ByteString::concat)
                .mapAsync(1, writer::write)
                .toMat(Sink.ignore(), (onGone, written) -> {
                    writer.closed().thenRun(onGone::shutdown);
                    written.whenComplete((done, failure) -> {
                        if (failure == null) {
                            writer.end();
                        } else {
                            writer.abort();
                        }
                    });
                    return writer.closed();
                });
    }

    /** An upgraded connection: completing what goes in is our FIN, completion of what comes out the peer's. */
    public static Flow<ByteString, ByteString, NotUsed> flow(Duplex duplex) {
        return Flow.fromSinkAndSource(sink(duplex.out()), source(duplex.in()));
    }

    /** Answers with a streamed body. */
    public static void respond(
            Exchange exchange, int status, Headers headers, Source<ByteString, ?> body, Materializer materializer) {
        body.runWith(sink(exchange.stream(status, headers)), materializer);
    }
}
