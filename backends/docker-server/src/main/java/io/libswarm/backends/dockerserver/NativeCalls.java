package io.libswarm.backends.dockerserver;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.Materializer;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Header;
import io.libswarm.protocol.NativeHead;
import io.libswarm.protocol.NativeOffered;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Failures;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.stream.Streams;
import io.libswarm.runtime.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Requests to an engine, through its host's node, wherever that lives. Any thread; stages fail with {@link AnsweredException}. */
final class NativeCalls {
    private static final Duration TO_OFFER = Duration.ofSeconds(20);
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Tree tree;
    private final Materializer materializer;

    /** An engine's answer; its body must be run, or cancelled. */
    record Answer(int status, Headers headers, Source<ByteString, NotUsed> body) {}

    /** An engine's answer, all of it. */
    record Whole(int status, Headers headers, ByteString body) {
        /** In place of an answer that could not be had. */
        static Whole failed(Throwable failure) {
            Failure why = Failures.from(failure);
            ByteString body = Json.write(Json.object().put("message", why.message()));
            return new Whole(why.code().httpStatus(), Headers.NONE, body);
        }

        /** The engine's own words for what went wrong. */
        Refusal refusal() {
            try {
                return new Refusal(status, Json.read(body).path("message").asText());
            } catch (IllegalArgumentException notJson) {
                return new Refusal(status, body.utf8String().trim());
            }
        }
    }

    NativeCalls(Tree tree, Materializer materializer) {
        this.tree = tree;
        this.materializer = materializer;
    }

    Materializer materializer() {
        return materializer;
    }

    static QueryContext own() {
        return QueryContext.within(TO_OFFER);
    }

    /** Sends a request; the answer's head completes the stage. */
    CompletionStage<Answer> send(NodePath host, QueryContext context, EngineCall call) {
        return tree.<NativeReply>ask(
                        host,
                        context,
                        (asked, to) ->
                                new CallNative(asked, call.method(), call.target(), call.headers(), call.upgrade(), to))
                .thenCompose(reply -> {
                    if (!(reply instanceof NativeOffered offered)) {
                        call.body().runWith(Sink.cancelled(), materializer);
                        throw new AnsweredException((Failure) reply);
                    }
                    call.body()
                            .<StreamElement>map(StreamChunk::of)
                            .runWith(offered.request().getSink(), materializer);
                    return offered.response()
                            .getSource()
                            .via(call.gone().<StreamElement>flow())
                            .prefixAndTail(1)
                            .toMat(Sink.head(), Keep.right())
                            .run(materializer)
                            .thenApply(NativeCalls::answer);
                });
    }

    private static Answer answer(Pair<List<StreamElement>, Source<StreamElement, NotUsed>> split) {
        StreamElement first =
                split.first().isEmpty() ? StreamEnded.COMPLETE : split.first().get(0);
        if (first instanceof NativeHead head) {
            List<Map.Entry<String, String>> fields = new ArrayList<>();
            head.headers().forEach(header -> fields.add(Map.entry(header.name(), header.value())));
            return new Answer(head.status(), Headers.of(fields), split.second().via(Streams.bytes()));
        }
        Failure cut = first instanceof StreamEnded ended ? ended.failure() : null;
        throw new AnsweredException(
                cut == null ? Failure.of(ErrorCode.UNAVAILABLE, "the engine ended without an answer") : cut);
    }

    /** Sends a request and collects the answer. */
    CompletionStage<Whole> whole(NodePath host, QueryContext context, EngineCall call) {
        return send(host, context, call).thenCompose(this::collect);
    }

    CompletionStage<Whole> collect(Answer answer) {
        return answer.body()
                .runFold(ByteString.emptyByteString(), ByteString::concat, materializer)
                .thenApply(bytes -> new Whole(answer.status(), answer.headers(), bytes.compact()));
    }

    /** A good answer as JSON; any other fails with a {@link Refusal}. */
    CompletionStage<JsonNode> json(NodePath host, String target) {
        return good(host, target).thenApply(Json::read);
    }

    /** A good answer's bytes; any other fails with a {@link Refusal}. */
    CompletionStage<ByteString> good(NodePath host, String target) {
        return whole(host, own(), EngineCall.get(target))
                .thenApply(whole -> {
                    if (whole.status() != 200) {
                        throw whole.refusal();
                    }
                    return whole.body();
                })
                .toCompletableFuture()
                .orTimeout(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The headers of one JSON body. */
    static List<Header> jsonHeaders(ByteString body) {
        return List.of(
                new Header("Content-Type", "application/json"),
                new Header("Content-Length", Integer.toString(body.size())));
    }
}
