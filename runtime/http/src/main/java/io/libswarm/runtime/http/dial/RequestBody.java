package io.libswarm.runtime.http.dial;

import akka.stream.Materializer;
import akka.stream.javadsl.AsPublisher;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import org.reactivestreams.Publisher;

/** What follows a request's head. Each is sent at most once. */
public sealed interface RequestBody {

    record None() implements RequestBody {}

    record Bytes(ByteString bytes) implements RequestBody {}

    /** Pulled as fast as the peer takes it; sent chunked unless the head has a {@code Content-Length}. */
    record Stream(Publisher<ByteString> bytes) implements RequestBody {}

    static RequestBody none() {
        return new None();
    }

    static RequestBody of(ByteString bytes) {
        return new Bytes(bytes);
    }

    static RequestBody of(String text) {
        return new Bytes(ByteString.fromString(text));
    }

    /** The source is run at once, and pulled when the connection is there. */
    static RequestBody of(Source<ByteString, ?> source, Materializer materializer) {
        return new Stream(source.runWith(Sink.asPublisher(AsPublisher.WITHOUT_FANOUT), materializer));
    }
}
