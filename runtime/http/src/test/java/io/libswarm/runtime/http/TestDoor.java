package io.libswarm.runtime.http;

import akka.actor.ActorSystem;
import akka.stream.Materializer;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A listener with routes that show one ability each. */
final class TestDoor implements AutoCloseable {
    static final ListenAddress ANY_PORT = new ListenAddress.Tcp("127.0.0.1", 0);
    static final ByteString BLOCK = ByteString.fromArrayUnsafe(new byte[64 * 1024]);

    final ActorSystem system = ActorSystem.create("door-test");
    final AtomicLong produced = new AtomicLong();
    final AtomicLong consumed = new AtomicLong();
    final ConcurrentLinkedQueue<String> happened = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Exchange> open = new ConcurrentLinkedQueue<>();
    final HttpListener listener;

    TestDoor() throws IOException {
        this(ListenerSettings.of(ANY_PORT));
    }

    TestDoor(ListenerSettings settings) throws IOException {
        listener = HttpListener.open(settings, routes());
    }

    RawClient connect() throws IOException {
        return RawClient.to(listener.address());
    }

    private Router routes() {
        return Router.builder()
                .route("GET", "/hello/{name}", (e, path) -> text(e, "hello " + path.decoded("name")))
                .route(
                        "GET",
                        "/headers",
                        (e, path) ->
                                text(e, String.join("|", e.request().headers().all("X-Many"))))
                .route("GET", "/peer", (e, path) -> text(e, e.peer().toString()))
                .route(
                        "GET",
                        "/query",
                        (e, path) -> text(e, e.request().query().parameters().toString()))
                .route("GET", "/crash", (e, path) -> {
                    throw new IllegalStateException("on purpose");
                })
                .route("GET", "/later", (e, path) -> system.dispatcher().execute(() -> text(e, "later")))
                .route("GET", "/empty", (e, path) -> e.respond(204, Headers.NONE, ByteString.emptyByteString()))
                .route("POST", "/count", (e, path) -> count(e))
                .route("POST", "/ignore", (e, path) -> text(e, "ignored"))
                .route(
                        "POST",
                        "/echo",
                        (e, path) ->
                                ByteStreams.respond(e, 200, Headers.NONE, ByteStreams.source(e.body()), materializer()))
                .route("POST", "/hold", (e, path) -> open.add(e))
                .route(
                        "GET",
                        "/endless",
                        (e, path) -> ByteStreams.respond(
                                e,
                                200,
                                Headers.NONE,
                                Source.repeat(BLOCK).map(b -> {
                                    produced.incrementAndGet();
                                    return b;
                                }),
                                materializer()))
                .route(
                        "GET",
                        "/silent",
                        (e, path) -> ByteStreams.respond(
                                e,
                                200,
                                Headers.NONE,
                                Source.<ByteString>maybe().watchTermination((value, done) -> {
                                    done.whenComplete((d, f) -> happened.add("silent source ended"));
                                    return value;
                                }),
                                materializer()))
                .route(
                        "GET",
                        "/wait",
                        (e, path) -> e.onGone(() -> {
                            happened.add("waiter gone");
                            e.abort();
                        }))
                .route(
                        "GET",
                        "/cut",
                        (e, path) -> ByteStreams.respond(
                                e,
                                200,
                                Headers.NONE,
                                Source.single(ByteString.fromString("half"))
                                        .concat(Source.failed(new IOException("on purpose"))),
                                materializer()))
                .route("POST", "/upgrade", (e, path) -> {
                    Duplex duplex = e.upgrade(Headers.contentType("application/vnd.docker.raw-stream"));
                    ByteStreams.source(duplex.in())
                            .concat(Source.single(ByteString.fromString("trailer")))
                            .runWith(ByteStreams.sink(duplex.out()), system);
                })
                .route("POST", "/deaf", (e, path) -> open.add(e))
                .build();
    }

    Materializer materializer() {
        return Materializer.matFromSystem(system);
    }

    private void count(Exchange exchange) {
        ByteStreams.source(exchange.body())
                .map(bytes -> {
                    consumed.addAndGet(bytes.size());
                    return (long) bytes.size();
                })
                .runWith(Sink.fold(0L, Long::sum), system)
                .whenComplete((size, failure) -> {
                    if (failure == null) {
                        text(exchange, "counted " + size);
                    } else {
                        happened.add("body failed");
                        exchange.abort();
                    }
                });
    }

    static void text(Exchange exchange, String text) {
        exchange.respond(200, Headers.contentType("text/plain"), ByteString.fromString(text));
    }

    @Override
    public void close() {
        listener.close();
        system.terminate();
    }
}
