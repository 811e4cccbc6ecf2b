package io.libswarm.backends.docker;

import static io.libswarm.backends.docker.Mount.busybox;
import static io.libswarm.backends.docker.Mount.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Secrets;
import io.libswarm.runtime.spi.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An endpoint that is no engine, or does not answer, says so in the tree. */
class DockerBadEngineTest {

    private static void isLost(Map<String, String> settings, String why) {
        try (Mount dock = new Mount(settings)) {
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                assertThat(dock.subtree.summary(dock.path).state()).isEqualTo(RunState.LOST);
                assertThat(dock.subtree.summary(dock.path).summary()).contains(why);
            });
            SpawnReply spawn = dock.ask(
                    dock.path,
                    (context, replyTo) -> new SpawnNode(context, busybox("x").build(), replyTo));
            assertThat(failure(spawn, ErrorCode.UNAVAILABLE).message()).contains(why);
        }
    }

    private static String closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "tcp://127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void anEngineThatRefusesIsLostAndSaysSo() throws Exception {
        isLost(Map.of("host", closedPort()), "connection refused");
        isLost(Map.of("host", "unix:///no/such/docker.sock"), "no such socket");
    }

    @Test
    void anEngineThatHangsIsLostAndSaysSo() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            isLost(
                    Map.of("host", "tcp://127.0.0.1:" + silent.getLocalPort(), "ping-timeout", "300ms"),
                    "no answer to GET within 300 ms");
        }
    }

    @Test
    void aServerOfAnotherKindIsLostAndSaysWhatItIs() throws Exception {
        for (String[] page : new String[][] {
            {"text/html; charset=utf-8", "<html>Welcome to nginx</html>", "answers HTML"},
            {"application/json", "{\"cluster\":\"another\"}", "expected: a Docker engine"}
        }) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = page[1].getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", page[0]);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            isLost(Map.of("host", "http://127.0.0.1:" + server.getAddress().getPort()), page[2]);
            server.stop(0);
        }
    }

    @Test
    void anEngineThatComesBackUnderAnotherNameIsAnotherHost() throws Exception {
        AtomicReference<String> name = new AtomicReference<>("first");
        BlockingQueue<HttpExchange> events = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/events")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                events.add(exchange);
                return;
            }
            String info = "{\"ID\":\"i\",\"Name\":\"" + name.get() + "\",\"ServerVersion\":\"1\"}";
            byte[] body = (path.equals("/info") ? info : path.equals("/_ping") ? "OK" : "[]")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (Mount dock = new Mount(
                Map.of("host", "http://127.0.0.1:" + server.getAddress().getPort()))) {
            await().until(() -> dock.subtree.handle(dock.path.child("first").child("_volumes")) != null);
            name.set("second");
            events.take().close();
            await().until(() -> dock.subtree.handle(dock.path.child("second").child("_volumes")) != null);
            assertThat(dock.subtree.children(dock.path)).hasSize(1);
        }
        server.stop(0);
    }

    @Test
    void settingsThatCannotBeRightAreRefusedBeforeAnythingIsDialled() {
        assertThatThrownBy(() -> read(Map.of("host", List.of("carrier-pigeon://x"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("carrier-pigeon");
        assertThatThrownBy(() -> read(Map.of("host", List.of("tcp://127.0.0.1:2376"), "tls-cert", List.of("env:PATH"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("certificate without a key");
        assertThatThrownBy(() -> read(Map.of("tls-ca", List.of("file:/no/such.pem"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("file:/no/such.pem");
    }

    private static DockerSettings read(Map<String, List<String>> given) {
        return DockerSettings.of(Settings.checked(DockerBackendProvider.INFO, given), Secrets.LOCAL);
    }
}
