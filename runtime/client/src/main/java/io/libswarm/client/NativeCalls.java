package io.libswarm.client;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.japi.Pair;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NativeHead;
import io.libswarm.protocol.NativeOffered;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.runtime.stream.Streams;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sends the body of a native call, and reads the head of its answer. */
final class NativeCalls {
    private NativeCalls() {}

    /** Completes when the head of the answer is there. */
    static CompletionStage<NativeAnswer> send(
            NativeOffered offered, Source<ByteString, ?> body, ActorSystem<?> system) {
        CompletionStage<NativeAnswer> answer = offered.response()
                .getSource()
                .prefixAndTail(1)
                .runWith(Sink.head(), system)
                .thenApply(parts -> answer(parts, system));
        Streams.chunks(StreamName.DATA, body).runWith(offered.request().getSink(), system);
        return answer;
    }

    private static NativeAnswer answer(
            Pair<List<StreamElement>, Source<StreamElement, NotUsed>> parts, ActorSystem<?> system) {
        StreamElement first =
                parts.first().isEmpty() ? StreamEnded.COMPLETE : parts.first().get(0);
        if (first instanceof NativeHead head) {
            return new NativeAnswer(
                    head.status(),
                    head.headers(),
                    new SwarmStream<>(parts.second().via(Streams.bytes()), system));
        } else if (first instanceof StreamEnded end) {
            Elements.check(end);
        }
        throw new SwarmException(ErrorCode.BACKEND_FAILED, "the answer has no head (expected: status and headers)");
    }
}
