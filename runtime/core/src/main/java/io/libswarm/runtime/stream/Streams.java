package io.libswarm.runtime.stream;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.japi.Pair;
import akka.stream.SinkRef;
import akka.stream.SourceRef;
import akka.stream.SystemMaterializer;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamRefs;
import akka.util.ByteString;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.UploadOffered;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Failures;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Offers streams to whoever asked, wherever they are, and reads what is offered. Each is single-shot, back-pressured end to end, and released
 * when nobody takes it up within 30 s: an offered source is then cancelled, an offered sink fails. Any thread; nothing here blocks.
 */
public final class Streams {
    private Streams() {}

    /**
     * Offers what a source brings. A reader that goes away cancels the source.
     *
     * @param elements need not end with {@link StreamEnded}: completion and failure are turned into one, and what follows one is left out
     */
    public static SourceRef<StreamElement> offer(Source<StreamElement, ?> elements, ActorSystem<?> system) {
        return elements.via(framed())
                .runWith(StreamRefs.sourceRef(), SystemMaterializer.get(system).materializer());
    }

    /** Offers one {@link StreamEnded}, when the stage completes: how something went that sends no bytes back. */
    public static SourceRef<StreamElement> outcome(CompletionStage<?> done, ActorSystem<?> system) {
        return offer(ending(done), system);
    }

    /**
     * Takes what the other side sends. The sink sees a failure when the sender fails, goes away, or never comes; completion is end of input.
     */
    public static SinkRef<StreamElement> accept(Sink<StreamElement, ?> sink, ActorSystem<?> system) {
        return StreamRefs.<StreamElement>sinkRef()
                .to(sink)
                .run(SystemMaterializer.get(system).materializer());
    }

    /**
     * Offers both directions of a connection. The flow decides about half-close: it may go on after its input has completed, as most
     * should. A reader that goes away cancels the flow, which then ends its input too.
     */
    public static Duplex duplex(Flow<StreamElement, StreamElement, ?> flow, ActorSystem<?> system) {
        Pair<SinkRef<StreamElement>, SourceRef<StreamElement>> both = StreamRefs.<StreamElement>sinkRef()
                .via(flow)
                .via(framed())
                .toMat(StreamRefs.sourceRef(), Keep.both())
                .run(SystemMaterializer.get(system).materializer());
        return new Duplex(both.first(), both.second());
    }

    /** Offers an upload: the sink gets the bytes, and its stage says when all is written. */
    public static UploadOffered upload(Sink<ByteString, ? extends CompletionStage<?>> sink, ActorSystem<?> system) {
        Pair<SinkRef<StreamElement>, ? extends CompletionStage<?>> both = StreamRefs.<StreamElement>sinkRef()
                .via(bytes())
                .toMat(sink, Keep.both())
                .run(SystemMaterializer.get(system).materializer());
        return new UploadOffered(both.first(), outcome(both.second(), system));
    }

    /** Bytes as chunks. */
    public static Source<StreamElement, NotUsed> chunks(StreamName stream, Source<ByteString, ?> bytes) {
        return bytes.<StreamElement>map(data -> new StreamChunk(stream, data, null))
                .mapMaterializedValue(unused -> NotUsed.getInstance());
    }

    /** The bytes of all chunks, whichever stream they belong to. Fails with {@link AnsweredException} when the stream says it was cut. */
    public static Flow<StreamElement, ByteString, NotUsed> bytes() {
        return Flow.<StreamElement>create()
                .takeWhile(element -> !(element instanceof StreamEnded end && end.failure() == null))
                .mapConcat(Streams::data);
    }

    /** What {@link #offer} does to a stream: coalesced chunks, and exactly one {@link StreamEnded} at the end. */
    public static Flow<StreamElement, StreamElement, NotUsed> framed() {
        return Flow.fromGraph(new Framing());
    }

    private static Source<StreamElement, ?> ending(CompletionStage<?> done) {
        return Source.<StreamElement>completionStage(done.handle((ok, failed) -> {
            if (failed != null) {
                return StreamEnded.cut(Failures.from(failed));
            }
            return ok instanceof StreamEnded end ? end : StreamEnded.COMPLETE;
        }));
    }

    private static Iterable<ByteString> data(StreamElement element) {
        if (element instanceof StreamEnded end) {
            Failure failure = end.failure();
            if (failure != null) {
                throw new AnsweredException(failure);
            }
        }
        return element instanceof StreamChunk chunk ? List.of(chunk.data()) : List.of();
    }
}
