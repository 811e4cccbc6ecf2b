package io.libswarm.runtime.http.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.util.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiallerTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private static Dialler dial(ScriptedServer server) {
        return dial(server.url());
    }

    private static Dialler dial(String url) {
        return new Dialler(Endpoint.parse(url, null), DialSettings.defaults());
    }

    private static <T> T result(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private static String text(Response response) throws Exception {
        return result(response.collect(1_000_000).toCompletableFuture()).utf8String();
    }

    private static void assertFails(CompletableFuture<?> call, DialException.Kind kind, String words) {
        assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(DialException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(failure).hasMessageContaining(words);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void headersStayAsTheyAreAndNothingIsDecoded(String family) throws Exception {
        AtomicReference<String> asked = new AtomicReference<>();
        ScriptedServer.Script script = peer -> {
            asked.set(peer.head());
            peer.say(
                    "HTTP/1.1 200 Fine\r\nX-A: 1\r\nx-a: 2\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\nnot gz");
        };
        try (ScriptedServer server = family.equals("tcp") ? ScriptedServer.tcp(script) : ScriptedServer.unix(script);
                Dialler dialler = dial(server)) {
            RequestHead head = RequestHead.get("/a?b=c").with("X-Method", "one").with("X-Method", "two");
            Response response = result(dialler.send(head, SOON));
            assertThat(response.head().reason()).isEqualTo("Fine");
            assertThat(response.head().headers().all("X-A")).containsExactly("1", "2");
            assertThat(response.upgraded()).isFalse();
            assertThat(text(response)).isEqualTo("not gz");
            assertThat(asked.get())
                    .startsWith("GET /a?b=c HTTP/1.1\r\n")
                    .contains("X-Method: one\r\nX-Method: two\r\n");
        }
    }

    @Test
    void aPostWithBytesCarriesItsLength() throws Exception {
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    String head = peer.head();
                    byte[] body = peer.in().readNBytes(5);
                    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
                    peer.out().write(body);
                    assertThat(head).containsIgnoringCase("content-length: 5");
                });
                Dialler dialler = dial(server)) {
            assertThat(text(result(dialler.send(RequestHead.of("POST", "/"), RequestBody.of("hello"), SOON))))
                    .isEqualTo("hello");
        }
    }

    @Test
    void oneConnectionServesCallAfterCallAndAClosedOneIsReplaced() throws Exception {
        AtomicBoolean last = new AtomicBoolean();
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    while (!peer.head().isEmpty()) {
                        peer.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
                        if (last.get()) {
                            return;
                        }
                    }
                });
                Dialler dialler = dial(server)) {
            for (int call = 0; call < 5; call++) {
                assertThat(text(result(dialler.send(RequestHead.get("/"), SOON))))
                        .isEqualTo("hi");
            }
            assertThat(server.connections).hasValue(1);
            last.set(true);
            assertThat(text(result(dialler.send(RequestHead.get("/"), SOON)))).isEqualTo("hi");
            assertThat(text(result(dialler.send(RequestHead.get("/"), SOON)))).isEqualTo("hi");
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void aCallThatIsNotAnsweredEndsAtItsDeadlineAndItsConnectionIsClosed() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    peer.head();
                    closed.set(peer.rest().isEmpty());
                });
                Dialler dialler = dial(server)) {
            assertFails(
                    dialler.send(RequestHead.get("/"), Duration.ofMillis(200)),
                    DialException.Kind.TIMED_OUT,
                    server.url());
            await().untilTrue(closed);
        }
    }

    @Test
    void aCancelledCallAndACancelledBodyCloseTheirConnections() throws Exception {
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    boolean silent = peer.head().startsWith("GET /silent");
                    if (!silent) {
                        peer.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n");
                    }
                    (silent ? first : second).complete(peer.rest().isEmpty());
                });
                Dialler dialler = dial(server)) {
            CompletableFuture<Response> call = dialler.send(RequestHead.get("/silent"), SOON);
            await().until(() -> server.connections.get() == 1);
            call.cancel(false);
            assertThat(result(first)).isTrue();
            result(dialler.send(RequestHead.get("/endless"), SOON)).discard();
            assertThat(result(second)).isTrue();
        }
    }

    @Test
    void aMissingServerIsUnreachable() throws Exception {
        ScriptedServer gone = ScriptedServer.tcp(peer -> {});
        gone.close();
        assertFails(dial(gone).send(RequestHead.get("/"), SOON), DialException.Kind.UNREACHABLE, "connection refused");
        assertFails(
                dial("unix:///no/such.sock").send(RequestHead.get("/"), SOON),
                DialException.Kind.UNREACHABLE,
                "unix:///no/such.sock: no such socket");
        assertFails(
                dial("tcp://no-such-host.invalid:1").send(RequestHead.get("/"), SOON),
                DialException.Kind.UNREACHABLE,
                "no such host");
    }

    @Test
    void anAnswerThatIsNotHttpIsForeign() throws Exception {
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    peer.say("SSH-2.0-OpenSSH_9.2\r\n\r\n");
                    peer.rest();
                });
                Dialler dialler = dial(server)) {
            assertFails(dialler.send(RequestHead.get("/"), SOON), DialException.Kind.FOREIGN, "not HTTP");
        }
    }

    @Test
    void anAnswerThatStopsShortIsCut() throws Exception {
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    peer.head();
                    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                });
                Dialler dialler = dial(server)) {
            Response response = result(dialler.send(RequestHead.get("/"), SOON));
            assertFails(response.collect(100).toCompletableFuture(), DialException.Kind.CUT, "ended before");
        }
    }

    @Test
    void anAnswerOverTheLimitIsRefused() throws Exception {
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    peer.head();
                    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789");
                });
                Dialler dialler = dial(server)) {
            Response response = result(dialler.send(RequestHead.get("/"), SOON));
            assertFails(response.collect(9).toCompletableFuture(), DialException.Kind.FOREIGN, "over 9 bytes");
        }
    }

    @Test
    void anAnswerToHeadHasNoBodyWhateverItsLengthSays() throws Exception {
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
                    peer.head();
                    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
                    peer.head();
                    peer.say("HTTP/1.1 204 No Content\r\n\r\n");
                });
                Dialler dialler = dial(server)) {
            assertThat(text(result(dialler.send(RequestHead.of("HEAD", "/"), SOON))))
                    .isEmpty();
            assertThat(text(result(dialler.send(RequestHead.of("POST", "/"), SOON))))
                    .isEmpty();
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void closingTheDiallerCutsItsStreams() throws Exception {
        try (ScriptedServer server = ScriptedServer.tcp(peer -> {
            peer.head();
            peer.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            peer.rest();
        })) {
            Dialler dialler = dial(server);
            CompletableFuture<ByteString> body = result(dialler.send(RequestHead.get("/"), SOON))
                    .collect(100)
                    .toCompletableFuture();
            assertThatThrownBy(() -> body.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            dialler.close();
            assertFails(body, DialException.Kind.CUT, "ended before");
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
