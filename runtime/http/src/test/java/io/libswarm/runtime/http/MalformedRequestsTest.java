package io.libswarm.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class MalformedRequestsTest {
    private static TestDoor door;

    @BeforeAll
    static void open() throws IOException {
        door = new TestDoor(
                ListenerSettings.of(TestDoor.ANY_PORT).withTimeouts(Duration.ofMillis(700), Duration.ofMinutes(1)));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "400 POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                "400 POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\nabc",
                "400 POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 3\r\n\r\nabc",
                "400 POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "400 POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
                "501 POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
                "400 POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnine\r\nabc\r\n0\r\n\r\n",
                "400 POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
                "400 GET /hello/x HTTP/1.1\r\n\r\n",
                "400 GET /hello/x HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "400 GET hello HTTP/1.1\r\nHost: x\r\n\r\n",
                "400 GET /query?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "400 GET /hello/x HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
                "400 GET /hello/x HTTP/1.1\r\nHost : x\r\n\r\n",
                "400 GET /hello/x HTTP/1.1\nHost: x\n\n",
                "505 GET /hello/x HTTP/1.7\r\nHost: x\r\n\r\n",
                "400 nonsense\r\n\r\n",
                "400 CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n",
            })
    void badInputIsRefusedAndTheConnectionEnds(String expectedThenSent) throws IOException {
        try (RawClient client = door.connect()) {
            client.send(expectedThenSent.substring(4) + "GET /hello/smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 " + expectedThenSent.substring(0, 3))
                    .contains("\"code\":\"INVALID\"")
                    .doesNotContain("smuggled");
        }
    }

    @Test
    void anEndlessHeadIsRefused() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("GET /hello/x HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(140_000) + "\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 431");
        }
        try (RawClient client = door.connect()) {
            client.send("GET /" + "x".repeat(140_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 414");
        }
    }

    @Test
    void aHeadThatNeverEndsIsTimedOut() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("GET /hello/x HTTP/1.1\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 408");
        }
        try (RawClient client = door.connect()) {
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void aSlowBodyAndASlowAnswerAreNotTimedOut() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n1");
            await().until(() -> !door.open.isEmpty());
            Exchange held = door.open.remove();
            long until = System.nanoTime() + Duration.ofMillis(1000).toNanos();
            await().until(() -> System.nanoTime() > until);
            client.send("2");
            TestDoor.text(held, "patience");
            assertThat(client.answer()).endsWith("patience");
        }
    }

    @Test
    void aBodyThatEndsEarlyFailsItsReader() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc")
                    .shutdownOutput();
            assertThat(client.rest()).isEmpty();
            await().until(() -> door.happened.contains("body failed"));
        }
    }
}
