package io.libswarm.backends.docker;

import akka.actor.typed.ActorSystem;
import akka.japi.function.Function;
import akka.stream.javadsl.AsPublisher;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.FilesOffered;
import io.libswarm.protocol.LogsOffered;
import io.libswarm.protocol.LogsReply;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.ReadFiles;
import io.libswarm.protocol.ReadFilesReply;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.WriteFiles;
import io.libswarm.protocol.WriteFilesReply;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.Response;
import io.libswarm.runtime.stream.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Logs and files of a container: bytes between an engine and offered streams. Answers its calls itself, from any thread. */
final class EngineStreams {

    private final EnginePort port;
    private final ActorSystem<?> system;

    EngineStreams(EnginePort port, ActorSystem<?> system) {
        this.port = port;
        this.system = system;
    }

    void logs(Call<StreamLogs, LogsReply> call, EngineObject container) {
        StreamLogs query = call.query();
        String target = "/containers/" + container.id() + "/logs?stdout=1&stderr=1&timestamps=1"
                + (query.follow() ? "&follow=1" : "")
                + "&tail=" + (query.tail() < 0 ? "all" : query.tail())
                + (query.since() == null ? "" : "&since=" + seconds(query.since()));
        boolean terminal = container.attributes().containsKey("terminal");
        offered(
                call,
                RequestHead.get(target),
                (response, answered) -> answered.reply(
                        new LogsOffered(Streams.offer(named(response.body()).via(entries(terminal)), system))));
    }

    private static String seconds(Instant time) {
        return time.getEpochSecond() + "." + "%09d".formatted(time.getNano());
    }

    /** The entries of a log, each with its time. */
    static Flow<ByteString, StreamElement, ?> entries(boolean terminal) {
        return Flow.<ByteString>create().statefulMapConcat(() -> {
            LogTimes times = new LogTimes();
            TerminalReader lines = new TerminalReader();
            FrameReader frames = new FrameReader();
            Function<ByteString, Iterable<StreamElement>> read =
                    bytes -> java.util.List.copyOf(times.feed(terminal ? lines.feed(bytes) : frames.feed(bytes)));
            return read;
        });
    }

    void read(Call<ReadFiles, ReadFilesReply> call, String id) {
        RequestHead head = RequestHead.get("/containers/" + id + "/archive?path="
                + EnginePort.encode(call.query().at()));
        offered(
                call,
                head,
                (response, answered) -> answered.reply(new FilesOffered(
                        Streams.offer(Streams.chunks(StreamName.DATA, named(response.body())), system))));
    }

    /** The directory is looked for first, so that what is wrong with it is answered before the archive is sent. */
    void write(Call<WriteFiles, WriteFilesReply> call, String id) {
        String target = "/containers/" + id + "/archive?path="
                + EnginePort.encode(call.query().at());
        offered(call, RequestHead.of("HEAD", target), (found, answered) -> {
            found.discard();
            RequestHead head = RequestHead.of("PUT", target).with("Content-Type", "application/x-tar");
            Duration within = port.settings().within();
            Sink<ByteString, CompletionStage<ByteString>> upload = Sink.<ByteString>asPublisher(
                            AsPublisher.WITHOUT_FANOUT)
                    .mapMaterializedValue(
                            bytes -> named(port.calls().bytes(head, new RequestBody.Stream(bytes), within)));
            answered.reply(Streams.upload(upload, system));
        });
    }

    /** Asks the engine, and answers with what its good answer is turned into; gives it up when nobody waits for it any more. */
    <Q extends NodeQuery<R>, R extends NodeReply> void offered(
            Call<Q, R> call, RequestHead head, BiConsumer<Response, Call<Q, R>> answer) {
        try {
            port.check();
        } catch (AnsweredException lost) {
            call.fail(EngineErrors.failure(lost, call.path()));
            return;
        }
        CompletableFuture<Response> response = port.calls().stream(
                        head,
                        RequestBody.none(),
                        port.within(call.context().deadline().left()))
                .toCompletableFuture();
        call.onAbandoned(() -> response.cancel(false));
        response.whenComplete((found, failure) -> {
            if (failure != null) {
                call.fail(EngineErrors.failure(failure, call.path()));
            } else if (call.isDone()) {
                found.discard();
            } else {
                answer.accept(found, call);
            }
        });
    }

    /** With failures in the protocol's words. */
    static <T> Source<T, ?> named(Source<T, ?> source) {
        return source.mapError(Throwable.class, failure -> new AnsweredException(EngineErrors.failure(failure)));
    }

    static <T> CompletionStage<T> named(CompletionStage<T> stage) {
        return stage.exceptionallyCompose(
                failure -> CompletableFuture.failedStage(new AnsweredException(EngineErrors.failure(failure))));
    }
}
