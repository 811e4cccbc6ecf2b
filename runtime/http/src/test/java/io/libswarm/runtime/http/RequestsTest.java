package io.libswarm.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class RequestsTest {
    private static TestDoor door;

    @BeforeAll
    static void open() throws IOException {
        door = new TestDoor();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void requestsFollowEachOtherOnOneConnection() throws IOException {
        try (RawClient client = door.connect()) {
            assertThat(client.send(get("/hello/one")).answer())
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("hello one");
            assertThat(client.send(get("/hello/t%77o")).answer()).endsWith("hello two");
        }
    }

    @Test
    void requestsSentAheadAreAnsweredInOrder() throws IOException {
        try (RawClient client = door.connect()) {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 5000; i++) {
                many.append(get(i % 2 == 0 ? "/hello/" + i : "/later"));
            }
            Thread writer = new Thread(() -> {
                try {
                    client.send(many.toString());
                } catch (IOException e) {
                    door.happened.add(e.toString());
                }
            });
            writer.start();
            for (int i = 0; i < 5000; i++) {
                assertThat(client.answer()).endsWith(i % 2 == 0 ? "hello " + i : "later");
            }
        }
    }

    @Test
    void aRequestMayComeByteForByte() throws IOException {
        try (RawClient client = door.connect()) {
            for (char c : get("/hello/slow").toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(client.answer()).endsWith("hello slow");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whereverTheBytesAreCutTheAnswersAreTheSame(long seed) throws IOException {
        String post = " HTTP/1.1\r\nHost: x\r\n";
        byte[] script = (get("/hello/1") + "POST /count" + post + "Content-Length: 5\r\n\r\nabcde" + "POST /count"
                        + post
                        + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n" + "POST /ignore" + post
                        + "Content-Length: 4\r\n\r\nbody" + get("/later") + "POST /upgrade" + post
                        + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 2\r\n\r\n{}early bytes")
                .getBytes(StandardCharsets.US_ASCII);
        Random random = new Random(seed);
        try (RawClient client = door.connect()) {
            for (int from = 0; from < script.length; ) {
                int to = Math.min(script.length, from + 1 + random.nextInt(60));
                client.send(Arrays.copyOfRange(script, from, to));
                from = to;
            }
            for (String end : List.of("hello 1", "counted 5", "counted 7", "ignored", "later")) {
                assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith(end);
            }
            assertThat(client.head()).startsWith("HTTP/1.1 101");
            client.shutdownOutput();
            assertThat(client.rest()).isEqualTo("early bytestrailer");
        }
    }

    @Test
    void headIsAnsweredAsGetWithoutTheBody() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("HEAD /hello/you HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("content-length: 9");
            assertThat(client.send(get("/hello/next")).answer()).endsWith("hello next");
            client.send("HEAD /endless HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200");
            assertThat(client.send(get("/hello/last")).answer()).endsWith("hello last");
        }
    }

    @Test
    void anUnknownPathIs404AndAKnownOneUnderAnotherMethodIs405() throws IOException {
        try (RawClient client = door.connect()) {
            assertThat(client.send(get("/no\"where")).answer())
                    .startsWith("HTTP/1.1 404")
                    .contains("application/json")
                    .contains("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"path: /no\\\"where");
            client.send("DELETE /hello/you HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 405").containsIgnoringCase("allow: GET");
        }
    }

    @Test
    void repeatedHeadersStayApartAndQueriesAreDecoded() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("GET /headers HTTP/1.1\r\nHost: x\r\nX-Many: a, b\r\nx-many: c\r\n\r\n");
            assertThat(client.answer()).endsWith("a, b|c");
            assertThat(client.send(get("/query?a=1&b=x%20y+z&a=2&c")).answer()).endsWith("[a=1, b=x y z, a=2, c=]");
            assertThat(client.send(get("/query?filters=" + "x".repeat(20_000))).answer())
                    .contains("x".repeat(20_000));
        }
    }

    @Test
    void aHandlerThatThrowsIs500() throws IOException {
        try (RawClient client = door.connect()) {
            assertThat(client.send(get("/crash")).answer())
                    .startsWith("HTTP/1.1 500")
                    .contains("INTERNAL")
                    .doesNotContain("on purpose");
        }
    }

    @Test
    void aNoContentAnswerHasNoLength() throws IOException {
        try (RawClient client = door.connect()) {
            assertThat(client.send(get("/empty")).head())
                    .startsWith("HTTP/1.1 204")
                    .doesNotContainIgnoringCase("content-length")
                    .doesNotContainIgnoringCase("transfer-encoding");
            assertThat(client.send(get("/hello/x")).answer()).endsWith("hello x");
        }
    }

    @Test
    void bodiesComeWithLengthOrInChunks() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab")
                    .send("cde");
            assertThat(client.answer()).endsWith("counted 5");
            client.send("POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .send("3\r\nabc\r\n4")
                    .send("\r\ndefg\r\n0\r\n\r\n");
            assertThat(client.answer()).endsWith("counted 7");
        }
    }

    @Test
    void anAnswerMayBeginBeforeTheBodyIsThere() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabc");
            assertThat(client.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("transfer-encoding: chunked");
            assertThat(client.line()).isEqualTo("3");
            assertThat(client.text(5)).isEqualTo("abc\r\n");
            client.send("def");
            assertThat(client.chunks()).isEqualTo("def");
            assertThat(client.send(get("/hello/again")).answer()).endsWith("hello again");
        }
    }

    @Test
    void aSmallUnreadBodyIsSkippedAndALargeOneEndsTheConnection() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n");
            assertThat(client.answer()).endsWith("ignored").doesNotContain("close");
            assertThat(client.send("body" + get("/hello/you")).answer()).endsWith("hello you");
            client.send("POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\nonly the begin");
            assertThat(client.answer())
                    .containsIgnoringCase("connection: close")
                    .endsWith("ignored");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void continueIsSentWhenTheBodyIsWanted() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("POST /count HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 100 Continue");
            assertThat(client.send("four").answer()).endsWith("counted 4");
        }
    }

    @Test
    void anOldClientGetsTheBodyUpToTheEndOfTheConnection() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("POST /echo HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(client.head()).doesNotContainIgnoringCase("chunked").containsIgnoringCase("connection: close");
            assertThat(client.rest()).isEqualTo("abc");
        }
    }

    @Test
    void aClientThatEndsItsSideStillGetsAWholeAnswer() throws IOException {
        try (RawClient client = door.connect()) {
            client.send(get("/later")).shutdownOutput();
            assertThat(client.rest()).endsWith("later");
        }
    }

    @Test
    void requestsSentAheadOfTheClientsEndAreAllAnswered() throws IOException {
        try (RawClient client = door.connect()) {
            client.send(get("/hello/1") + get("/hello/2") + get("/hello/3")).shutdownOutput();
            assertThat(client.rest()).contains("hello 1").contains("hello 2").endsWith("hello 3");
        }
    }

    @Test
    void aBodyThatFailsHalfwayIsNotEndedAsIfItWereWhole() throws IOException {
        try (RawClient client = door.connect()) {
            client.send(get("/cut")).head();
            assertThat(client.rest()).doesNotEndWith("0\r\n\r\n");
        }
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
}
