package io.libswarm.runtime.http.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialStreamsTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int BIG = 3_000_000;
    private static ActorTestKit kit;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create();
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    private static Dialler dial(ScriptedServer server) {
        return new Dialler(Endpoint.parse(server.url(), null), DialSettings.defaults());
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** The server ends its side first, and reads slowly what is sent to it after that. */
    @ParameterizedTest
    @CsvSource({"tcp", "unix"})
    void muchIsSentToAServerThatHasEndedItsSide(String family) throws Exception {
        CompletableFuture<Integer> received = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        ScriptedServer.Script quiet = peer -> {
            peer.head();
            peer.say("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
            peer.socket().shutdownOutput();
            ended.join();
            received.complete(peer.in().readAllBytes().length);
        };
        try (ScriptedServer server = family.equals("tcp") ? ScriptedServer.tcp(quiet) : ScriptedServer.unix(quiet);
                Dialler dialler = dial(server)) {
            RequestHead head = RequestHead.of("POST", "/attach")
                    .with("Connection", "Upgrade")
                    .with("Upgrade", "tcp");
            Response response = result(dialler.send(head, SOON));
            ByteString chunk = ByteString.fromArray(new byte[50_000]);
            CompletableFuture<Boolean> begin = new CompletableFuture<>();
            Source.completionStage(begin)
                    .flatMapConcat(yes -> Source.from(Collections.nCopies(400, chunk)))
                    .via(response.duplex().orElseThrow())
                    .runWith(Sink.ignore(), kit.system());
            await().during(Duration.ofMillis(200)).until(() -> true);
            begin.complete(true);
            await().during(Duration.ofMillis(200)).until(() -> true);
            ended.complete(true);
            assertThat(result(received)).isEqualTo(400 * 50_000);
        }
    }

    /** The client ends its side first; what it sent comes back after that, behind bytes that came with the head. */
    @ParameterizedTest
    @CsvSource({"tcp,101", "tcp,200", "unix,101", "unix,200"})
    void anUpgradedConnectionKeepsEarlyBytesAndBothHalves(String family, int status) throws Exception {
        ScriptedServer.Script echo = peer -> {
            peer.head();
            peer.say(
                    status == 101
                            ? "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nearly "
                            : "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\nearly ");
            peer.out().write(peer.in().readAllBytes());
            peer.say(" late");
        };
        try (ScriptedServer server = family.equals("tcp") ? ScriptedServer.tcp(echo) : ScriptedServer.unix(echo);
                Dialler dialler = dial(server)) {
            RequestHead head = RequestHead.of("POST", "/attach")
                    .with("Connection", "Upgrade")
                    .with("Upgrade", "tcp");
            Response response = result(dialler.send(head, SOON));
            assertThat(response.upgraded()).isTrue();
            ByteString chunk = ByteString.fromArray(new byte[50_000]);
            ByteString echoed = result(Source.from(Collections.nCopies(BIG / 50_000, chunk))
                    .via(response.duplex().orElseThrow())
                    .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), kit.system()));
            assertThat(echoed.size()).isEqualTo("early ".length() + BIG + " late".length());
            assertThat(echoed.take(6).utf8String()).isEqualTo("early ");
            assertThat(echoed.takeRight(5).utf8String()).isEqualTo(" late");
        }
    }

    @Test
    void thePeersEndArrivesWhileOurSideIsStillOpen() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    peer.head();
                    peer.say(
                            "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\nPRI * HTTP/2.0\r\n\r\n");
                    peer.socket().shutdownOutput();
                    heard.complete(peer.rest());
                });
                Dialler dialler = dial(server)) {
            Response response = result(dialler.send(RequestHead.of("POST", "/session"), SOON));
            CompletableFuture<ByteString> last = new CompletableFuture<>();
            CompletionStage<ByteString> received = Source.completionStage(last)
                    .via(response.duplex().orElseThrow())
                    .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), kit.system());
            assertThat(result(received).utf8String()).isEqualTo("PRI * HTTP/2.0\r\n\r\n");
            last.complete(ByteString.fromString("still here"));
            assertThat(result(heard)).isEqualTo("still here");
        }
    }

    @Test
    void aSlowReaderHoldsBackTheServerAndASmallHeapTakesABigBody() throws Exception {
        AtomicLong written = new AtomicLong();
        byte[] block = new byte[64 * 1024];
        try (ScriptedServer server = ScriptedServer.unix(peer -> {
                    peer.head();
                    peer.say("HTTP/1.1 200 OK\r\nContent-Length: " + 4000L * block.length + "\r\n\r\n");
                    for (int count = 0; count < 4000; count++) {
                        peer.out().write(block);
                        written.addAndGet(block.length);
                    }
                });
                Dialler dialler = dial(server)) {
            Response response = result(dialler.send(RequestHead.get("/"), SOON));
            var probe = response.body().runWith(Sink.queue(), kit.system());
            int first = result(probe.pull()).orElseThrow().size();
            await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> written.get() < 4_000_000);
            long total = first;
            int chunks = 1;
            for (var next = result(probe.pull()); next.isPresent(); next = result(probe.pull())) {
                total += next.get().size();
                chunks++;
            }
            assertThat(total).isEqualTo(4000L * block.length);
            assertThat(total / chunks).isBetween(32_000L, 131_072L);
        }
    }

    @Test
    void aStreamedRequestIsChunkedAndWaitsForASlowServer() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        AtomicLong pulled = new AtomicLong();
        try (ScriptedServer server = ScriptedServer.unix(peer -> {
                    String head = peer.head();
                    go.join();
                    int line;
                    long length = 0;
                    do {
                        String size = "";
                        for (int next = peer.in().read();
                                next != '\n';
                                next = peer.in().read()) {
                            size += next == '\r' ? "" : (char) next;
                        }
                        line = Integer.parseInt(size, 16);
                        length += line;
                        peer.in().readNBytes(line + 2);
                    } while (line > 0);
                    boolean chunked = head.toLowerCase().contains("transfer-encoding: chunked");
                    String answer = chunked + " " + length;
                    peer.say("HTTP/1.1 200 OK\r\nContent-Length: " + answer.length() + "\r\n\r\n" + answer);
                });
                Dialler dialler = dial(server)) {
            ByteString chunk = ByteString.fromArray(new byte[64 * 1024]);
            Source<ByteString, ?> source = Source.range(1, 1000).map(number -> {
                pulled.incrementAndGet();
                return chunk;
            });
            CompletableFuture<Response> call = dialler.send(
                    RequestHead.of("PUT", "/"),
                    RequestBody.of(source, akka.stream.Materializer.createMaterializer(kit.system())),
                    SOON);
            await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> pulled.get() < 100);
            go.complete(null);
            String answer = result(result(call).collect(100)).utf8String();
            assertThat(answer).isEqualTo("true " + 1000L * chunk.size());
        }
    }

    @Test
    void anAnswerMayComeBeforeTheRequestsEnd() throws Exception {
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    peer.head();
                    peer.say("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno");
                    peer.rest();
                });
                Dialler dialler = dial(server)) {
            CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
            Source<ByteString, ?> endless = Source.<ByteString>maybe().watchTermination((given, done) -> {
                done.whenComplete((ended, failure) -> cancelled.complete(true));
                return given;
            });
            Response response = result(dialler.send(
                    RequestHead.of("PUT", "/"),
                    RequestBody.of(endless, akka.stream.Materializer.createMaterializer(kit.system())),
                    SOON));
            assertThat(response.head().status()).isEqualTo(404);
            assertThat(result(response.collect(10)).utf8String()).isEqualTo("no");
            assertThat(result(cancelled)).isTrue();
        }
    }

    @Test
    void aBodyThatPausesPutsTheDeadlineOffAndASilentServerDoesNot() throws Exception {
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    peer.head();
                    peer.rest();
                });
                Dialler dialler = dial(server)) {
            CompletableFuture<ByteString> last = new CompletableFuture<>();
            Source<ByteString, ?> pausing =
                    Source.single(ByteString.fromString("first")).concat(Source.completionStage(last));
            CompletableFuture<Response> call = dialler.send(
                    RequestHead.of("PUT", "/"),
                    RequestBody.of(pausing, akka.stream.Materializer.createMaterializer(kit.system())),
                    Duration.ofMillis(100));
            await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> !call.isDone());
            last.complete(ByteString.fromString("last"));
            await().atMost(SOON).until(call::isCompletedExceptionally);
        }
    }
}
