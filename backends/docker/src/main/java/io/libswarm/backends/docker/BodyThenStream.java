package io.libswarm.backends.docker;

import akka.NotUsed;
import akka.japi.function.Function;
import akka.stream.ActorAttributes;
import akka.stream.Materializer;
import akka.stream.StreamSubscriptionTimeoutTerminationMode;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The input of an upgraded call: first the request's own body, of a length known, then what belongs to the stream.
 *
 * @param rest to be run once, within a minute
 */
record BodyThenStream(ByteString body, Source<ByteString, NotUsed> rest) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Completes when the body is here; the stream goes on after it. A body that ends short fails. */
    static CompletionStage<BodyThenStream> split(
            Source<ByteString, NotUsed> bytes, int length, Materializer materializer) {
        if (length == 0) {
            return CompletableFuture.completedStage(new BodyThenStream(ByteString.emptyByteString(), bytes));
        }
        return bytes.statefulMapConcat(() -> cutter(length))
                .prefixAndTail(1)
                .withAttributes(ActorAttributes.streamSubscriptionTimeout(
                        PATIENCE, StreamSubscriptionTimeoutTerminationMode.cancel()))
                .runWith(Sink.head(), materializer)
                .thenApply(split -> {
                    if (split.first().isEmpty()) {
                        throw new IllegalArgumentException(
                                "body: ended before its length (expected: " + length + " bytes, as its head says)");
                    }
                    return new BodyThenStream(split.first().get(0), split.second());
                });
    }

    /** Gathers the body into one element; passes on what follows. */
    private static Function<ByteString, Iterable<ByteString>> cutter(int length) {
        return new Function<>() {
            private ByteString body = ByteString.emptyByteString();
            private boolean passing;

            @Override
            public Iterable<ByteString> apply(ByteString chunk) {
                if (passing) {
                    return List.of(chunk);
                }
                body = body.concat(chunk);
                if (body.size() < length) {
                    return List.of();
                }
                passing = true;
                ByteString whole = body;
                body = ByteString.emptyByteString();
                return whole.size() == length ? List.of(whole) : List.of(whole.take(length), whole.drop(length));
            }
        };
    }
}
