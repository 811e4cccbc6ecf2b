package io.libswarm.backends.docker;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.stream.Materializer;
import akka.stream.javadsl.AsPublisher;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.Header;
import io.libswarm.protocol.NativeHead;
import io.libswarm.protocol.NativeOffered;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamName;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.http.dial.Headers;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.Response;
import io.libswarm.runtime.stream.Duplex;
import io.libswarm.runtime.stream.Streams;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Any request of the Engine API, byte for byte both ways, upgraded or not. Any thread. */
final class EngineNative {

    private final EnginePort port;
    private final ActorSystem<?> system;

    EngineNative(EnginePort port, ActorSystem<?> system) {
        this.port = port;
        this.system = system;
    }

    void call(Call<CallNative, NativeReply> call) {
        try {
            port.check();
            CallNative query = call.query();
            Headers headers = new Headers(query.headers().stream()
                    .map(header -> new Headers.Line(header.name(), header.value()))
                    .toList());
            RequestHead head = new RequestHead(query.method(), query.target(), headers);
            Duplex both = Streams.duplex(flow(head, query.upgrade()), system);
            call.reply(new NativeOffered(both.input(), both.output()));
        } catch (RuntimeException refused) {
            call.fail(EngineErrors.failure(refused, call.path()));
        }
    }

    private Flow<StreamElement, StreamElement, ?> flow(RequestHead head, boolean upgrade) {
        return Flow.fromMaterializer((materializer, attributes) -> {
            var request =
                    Sink.<ByteString>asPublisher(AsPublisher.WITHOUT_FANOUT).preMaterialize(materializer);
            Source<ByteString, NotUsed> bytes = Source.fromPublisher(request.first());
            Source<StreamElement, ?> answer =
                    upgrade ? upgraded(head, bytes, materializer) : plain(head, bytes, materializer);
            return Flow.fromSinkAndSource(
                    Streams.bytes().to(request.second()),
                    answer.mapError(Throwable.class, failure -> new AnsweredException(EngineErrors.failure(failure))));
        });
    }

    private Source<StreamElement, ?> plain(
            RequestHead head, Source<ByteString, NotUsed> bytes, Materializer materializer) {
        CompletionStage<Source<StreamElement, NotUsed>> answer = body(head, bytes, materializer)
                .thenCompose(body -> port.unbounded(head, body))
                .thenApply(response -> answer(response, response.body()));
        return Source.completionStageSource(answer);
    }

    /**
     * Engines look at a request's framing, not only at its bytes: a start whose body is chunked, though empty, is refused. So a request
     * whose head says nothing of a body is sent without one, unless there are bytes.
     */
    private static CompletionStage<RequestBody> body(
            RequestHead head, Source<ByteString, NotUsed> bytes, Materializer materializer) {
        Optional<String> length = head.headers().first("Content-Length");
        boolean never = head.method().equals("GET") || head.method().equals("HEAD") || length.equals(Optional.of("0"));
        if (never) {
            bytes.runWith(Sink.ignore(), materializer);
            return CompletableFuture.completedStage(RequestBody.none());
        }
        if (length.isPresent() || head.headers().has("Transfer-Encoding")) {
            return CompletableFuture.completedStage(RequestBody.of(bytes, materializer));
        }
        return bytes.prefixAndTail(1)
                .runWith(Sink.head(), materializer)
                .thenApply(split -> split.first().isEmpty()
                        ? RequestBody.none()
                        : RequestBody.of(Source.from(split.first()).concat(split.second()), materializer));
    }

    /** What goes beyond the length in the request's head belongs to the stream that the connection turns into. */
    private Source<StreamElement, ?> upgraded(
            RequestHead head, Source<ByteString, NotUsed> bytes, Materializer materializer) {
        int length =
                head.headers().first("Content-Length").map(Integer::parseInt).orElse(0);
        CompletionStage<Source<StreamElement, NotUsed>> answer = BodyThenStream.split(bytes, length, materializer)
                .thenCompose(split -> {
                    RequestBody body = length == 0 ? RequestBody.none() : RequestBody.of(split.body());
                    return port.unbounded(head, body)
                            .thenApply(response -> response.duplex()
                                    .map(duplex -> answer(response, split.rest().via(duplex)))
                                    .orElseGet(() -> refused(response, split.rest(), materializer)));
                });
        return Source.completionStageSource(answer);
    }

    private static Source<StreamElement, NotUsed> refused(
            Response response, Source<ByteString, NotUsed> unused, Materializer materializer) {
        unused.runWith(Sink.cancelled(), materializer);
        return answer(response, response.body());
    }

    private static Source<StreamElement, NotUsed> answer(Response response, Source<ByteString, ?> bytes) {
        List<Header> headers = response.head().headers().lines().stream()
                .map(line -> new Header(line.name(), line.value()))
                .toList();
        StreamElement head = new NativeHead(response.head().status(), headers);
        return Source.single(head).concatLazy(Streams.chunks(StreamName.DATA, bytes));
    }
}
