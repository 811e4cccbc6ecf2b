package io.libswarm.runtime.http.tree;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.runtime.stream.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Streams of the protocol on their way to and from a client. */
final class Elements {
    private static final Failure CUT = Failure.of(ErrorCode.UNAVAILABLE, "the stream was cut: its origin is gone");

    private Elements() {}

    /** The stream, which ends with exactly one {@link StreamEnded} even when its origin was lost. */
    static Source<StreamElement, NotUsed> whole(Source<StreamElement, NotUsed> stream) {
        return stream.recoverWithRetries(1, Throwable.class, () -> Source.single(StreamEnded.cut(CUT)))
                .concat(Source.single(StreamEnded.cut(CUT)))
                .takeWhile(element -> !(element instanceof StreamEnded), true);
    }

    /** Its bytes; fails where it was cut. */
    static Source<ByteString, NotUsed> bytes(Source<StreamElement, NotUsed> stream) {
        return stream.via(Streams.bytes());
    }

    /** What a client sends, as chunks. */
    static Source<StreamElement, NotUsed> chunks(StreamName name, Source<ByteString, NotUsed> bytes) {
        return bytes.mapConcat(Elements::parts).map(data -> new StreamChunk(name, data, null));
    }

    private static Iterable<ByteString> parts(ByteString data) {
        if (data.size() <= StreamChunk.LARGEST) {
            return List.of(data);
        }
        List<ByteString> parts = new ArrayList<>();
        for (ByteString rest = data; !rest.isEmpty(); rest = rest.drop(StreamChunk.LARGEST)) {
            parts.add(rest.take(StreamChunk.LARGEST));
        }
        return parts;
    }

    /**
     * Waits for the first element, so that a stream that can't even begin is answered with an error.
     *
     * @param begun gets it, and the stream after it
     */
    static void begin(
            Visit visit,
            Source<StreamElement, NotUsed> stream,
            BiConsumer<StreamElement, Source<StreamElement, NotUsed>> begun) {
        whole(stream)
                .prefixAndTail(1)
                .runWith(Sink.head(), visit.materializer())
                .whenComplete((split, crash) -> visit.attempt(() -> {
                    StreamElement first = first(split);
                    Failure failure = first instanceof StreamEnded ended ? ended.failure() : null;
                    if (failure == null) {
                        begun.accept(first, split.second());
                    } else {
                        split.second().runWith(Sink.cancelled(), visit.materializer());
                        visit.fail(failure);
                    }
                }));
    }

    private static StreamElement first(@Nullable Pair<List<StreamElement>, Source<StreamElement, NotUsed>> split) {
        return Optional.ofNullable(split)
                .flatMap(s -> s.first().stream().findFirst())
                .orElse(StreamEnded.cut(CUT));
    }

    /** Puts the first element back before the rest. */
    static Source<StreamElement, NotUsed> joined(StreamElement first, Source<StreamElement, NotUsed> rest) {
        return first instanceof StreamEnded
                ? Source.single(first)
                : Source.single(first).concat(rest);
    }
}
