package io.libswarm.client;

import akka.NotUsed;
import akka.stream.javadsl.Flow;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import java.util.List;

/** Streams as they travel, made into what a caller wants. */
final class Elements {
    private Elements() {}

    /** The chunks alone; fails when the stream says that it was cut. */
    static Flow<StreamElement, StreamChunk, NotUsed> chunks() {
        return Flow.<StreamElement>create().mapConcat(Elements::chunk);
    }

    private static Iterable<StreamChunk> chunk(StreamElement element) {
        if (element instanceof StreamEnded end) {
            check(end);
        }
        return element instanceof StreamChunk chunk ? List.of(chunk) : List.of();
    }

    /** @throws SwarmException when it was cut */
    static StreamEnded check(StreamEnded end) {
        Failure failure = end.failure();
        if (failure != null) {
            throw new SwarmException(failure);
        }
        return end;
    }
}
