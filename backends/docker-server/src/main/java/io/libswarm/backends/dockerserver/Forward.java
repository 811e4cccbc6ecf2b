package io.libswarm.backends.dockerserver;

import akka.NotUsed;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.Header;
import io.libswarm.runtime.http.ByteStreams;
import io.libswarm.runtime.http.Duplex;
import io.libswarm.runtime.http.Headers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Hands a request to its owner, byte for byte both ways, and gives it up when the client does. */
final class Forward {
    private static final Duration TO_OFFER = Duration.ofSeconds(30);
    /** What is between the client and this door only. */
    private static final Set<String> OURS =
            Set.of("host", "expect", "keep-alive", "proxy-connection", "transfer-encoding");

    private final NativeCalls calls;

    Forward(NativeCalls calls) {
        this.calls = calls;
    }

    /** A request and its answer as they are. */
    void plain(Visit visit, Engine engine, String path) {
        EngineCall call = call(visit, engine, path, false, ByteStreams.source(visit.body()));
        visit.then(calls.send(engine.path(), visit.context(TO_OFFER), call), answer -> stream(visit, answer));
    }

    /** A request that changes something: its answer waits until memory shows the change. */
    void change(Visit visit, Engine engine, String path, Supplier<? extends CompletionStage<?>> shown) {
        EngineCall call = call(visit, engine, path, false, ByteStreams.source(visit.body()));
        visit.then(
                calls.whole(engine.path(), visit.context(TO_OFFER), call)
                        .thenCompose(whole -> shown.get().thenApply(done -> whole)),
                whole -> visit.respond(whole.status(), framed(whole.headers()), whole.body()));
    }

    /** A request whose answer's head comes at once and its body late: the body waits until memory shows what it tells of. */
    void late(Visit visit, Engine engine, String path, Supplier<? extends CompletionStage<?>> shown) {
        EngineCall call = call(visit, engine, path, false, ByteStreams.source(visit.body()));
        visit.then(
                calls.send(engine.path(), visit.context(TO_OFFER), call),
                answer -> stream(
                        visit,
                        new NativeCalls.Answer(
                                answer.status(),
                                answer.headers(),
                                answer.body().mapAsync(1, bytes -> shown.get().thenApply(done -> bytes)))));
    }

    /** A request whose answer is a long stream, which ends once memory shows what came of it. */
    void work(Visit visit, Engine engine, String path, Supplier<? extends CompletionStage<?>> shown) {
        EngineCall call = call(visit, engine, path, false, ByteStreams.source(visit.body()));
        visit.then(
                calls.send(engine.path(), visit.context(TO_OFFER), call),
                answer -> stream(
                        visit,
                        new NativeCalls.Answer(
                                answer.status(),
                                framed(answer.headers()),
                                answer.body()
                                        .concatLazy(Source.lazyCompletionStage(() ->
                                                        shown.get().thenApply(done -> ByteString.emptyByteString()))
                                                .filter(bytes -> !bytes.isEmpty())))));
    }

    /** A request whose connection turns into a byte stream: with 101 where the client asked for that in HTTP's words, else with 200. */
    void upgrade(Visit visit, Engine engine, String path) {
        upgrade(visit, engine, path, ByteStreams.source(visit.body()));
    }

    /** The same, with the request's body already read. */
    void upgrade(Visit visit, Engine engine, String path, Source<ByteString, NotUsed> body) {
        CompletableFuture<Source<ByteString, NotUsed>> behind = new CompletableFuture<>();
        Source<ByteString, NotUsed> all = body.concatLazy(
                Source.completionStageSource(behind).mapMaterializedValue(unused -> NotUsed.getInstance()));
        EngineCall call = call(visit, engine, path, true, all);
        visit.then(calls.send(engine.path(), visit.context(TO_OFFER), call), answer -> {
            if (answer.status() != 101
                    && (answer.status() != 200 || answer.headers().has("Content-Length"))) {
                behind.complete(Source.empty());
                stream(visit, answer);
                return;
            }
            Duplex duplex = visit.request().asksForUpgrade()
                    ? visit.upgrade(answer.status(), answer.headers())
                    : visit.upgrade(200, answer.headers());
            behind.complete(ByteStreams.source(duplex.in()));
            answer.body()
                    .runWith(ByteStreams.sink(duplex.out()), calls.materializer())
                    .whenComplete((done, failure) -> duplex.in().cancel());
        });
    }

    private void stream(Visit visit, NativeCalls.Answer answer) {
        ByteStreams.respond(visit, answer.status(), answer.headers(), answer.body(), calls.materializer());
    }

    private static EngineCall call(
            Visit visit, Engine engine, String path, boolean upgrade, Source<ByteString, NotUsed> body) {
        String query = visit.request().rawQuery();
        String target = engine.target(visit.version(), path) + (query.isEmpty() ? "" : "?" + query);
        SharedKillSwitch gone = KillSwitches.shared("gone");
        visit.onGone(gone::shutdown);
        return new EngineCall(visit.request().method(), target, headers(visit, upgrade), upgrade, body, gone);
    }

    private static List<Header> headers(Visit visit, boolean upgrade) {
        List<Header> headers = new ArrayList<>();
        boolean asked = visit.request().asksForUpgrade();
        visit.request().headers().entries().forEach(field -> {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            boolean hop = name.equals("connection") || name.equals("upgrade");
            if (!OURS.contains(name) && (!hop || (upgrade && asked))) {
                headers.add(new Header(field.getKey(), field.getValue()));
            }
        });
        if (visit.request().headers().has("Transfer-Encoding")) {
            headers.add(new Header("Transfer-Encoding", "chunked"));
        }
        if (upgrade && !asked) {
            headers.add(new Header("Connection", "Upgrade"));
            headers.add(new Header("Upgrade", "tcp"));
        }
        return headers;
    }

    /** The length is the door's to say. */
    static Headers framed(Headers headers) {
        return headers.without("Content-Length");
    }
}
