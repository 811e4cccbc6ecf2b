package io.libswarm.runtime.http.dial;

import akka.NotUsed;
import akka.stream.Attributes;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * An answer whose head has arrived. Its body must be taken exactly once, by one of {@link #body}, {@link #publisher},
 * {@link #collect}, {@link #duplex} or {@link #discard}: until then the connection is held. Cancelling the body closes the
 * connection, which is how a call is given up.
 */
public final class Response {

    private static final Attributes FEW_CHUNKS = Attributes.inputBuffer(2, 2);

    private final ResponseHead head;
    private final Inbound inbound;
    private final @Nullable Outbound outbound;

    Response(ResponseHead head, Inbound inbound, @Nullable Outbound outbound) {
        this.head = head;
        this.inbound = inbound;
        this.outbound = outbound;
    }

    public ResponseHead head() {
        return head;
    }

    /** The bytes in chunks of up to 128 KiB, read from the socket on demand; fails with {@link DialException} when cut. */
    public Source<ByteString, NotUsed> body() {
        return Source.fromPublisher(publisher()).map(chunk -> chunk).withAttributes(FEW_CHUNKS);
    }

    /** As {@link #body}, for those without Akka Streams; signals come on an I/O thread, which must not be blocked. */
    public Publisher<ByteString> publisher() {
        return inbound;
    }

    /** The whole body; fails when it is longer than {@code limit} bytes. Completes on an I/O thread. */
    public CompletionStage<ByteString> collect(long limit) {
        Collector collector = new Collector(limit);
        inbound.subscribe(collector);
        return collector.whole();
    }

    /** Gives up the rest of the answer. */
    public void discard() {
        inbound.cancel();
    }

    /** Whether this is a duplex stream: a {@code 101}, or a {@code 200} to a POST that lasts until the connection ends. */
    public boolean upgraded() {
        return outbound != null;
    }

    /**
     * The upgraded connection. The end of what is sent is the end of the peer's input only (half-close), and the peer's end ends
     * what is received only; the connection closes when both have ended, or when either fails or what is received is cancelled.
     */
    public Optional<Flow<ByteString, ByteString, NotUsed>> duplex() {
        return sending().map(sink -> Flow.fromSinkAndSource(Sink.fromSubscriber(sink), body()));
    }

    /** The sending half of {@link #duplex}, for those without Akka Streams. */
    public Optional<Subscriber<ByteString>> sending() {
        return Optional.ofNullable(outbound);
    }
}
