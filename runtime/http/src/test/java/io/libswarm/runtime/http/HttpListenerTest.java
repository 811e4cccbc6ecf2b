package io.libswarm.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class HttpListenerTest {
    private static final ListenAddress EVERYWHERE = new ListenAddress.Tcp("0.0.0.0", 0);

    @TempDir
    private Path dir;

    @Test
    void anAddressThatOthersReachNeedsInsecureOrKnownClients() throws Exception {
        TestCertificates certificates = TestCertificates.in(dir);
        ListenerSettings open = ListenerSettings.of(EVERYWHERE);
        assertThatThrownBy(() -> new TestDoor(open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tcp://0.0.0.0:0")
                .hasMessageContaining("insecure = true");
        assertThatThrownBy(() -> new TestDoor(open.withTls(certificates.server(false))))
                .hasMessageContaining("insecure = true");
        new TestDoor(open.withInsecure(true)).close();
        new TestDoor(open.withTls(certificates.server(true))).close();
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (TestDoor first = new TestDoor()) {
            assertThatThrownBy(() -> new TestDoor(ListenerSettings.of(first.listener.address())))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining(first.listener.address().toString());
        }
    }

    @Test
    void aUnixSocketHasItsModeAndIsRemoved() throws Exception {
        Path path = dir.resolve("door.sock");
        try (TestDoor door = new TestDoor(ListenerSettings.of(new ListenAddress.Unix(path, "rw-------", null)))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            try (RawClient client = door.connect()) {
                String peer =
                        client.send("GET /peer HTTP/1.1\r\nHost: x\r\n\r\n").answer();
                assertThat(peer).contains("address=unix").contains("userId=" + Files.getAttribute(path, "unix:uid"));
            }
            door.listener.unbind(Duration.ZERO).toCompletableFuture().get(5, TimeUnit.SECONDS);
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void theSocketOfADeadProcessIsTakenOverAndThatOfALivingOneIsNot() throws IOException {
        Path path = dir.resolve("door.sock");
        ListenerSettings settings = ListenerSettings.of(new ListenAddress.Unix(path));
        try (ServerSocketChannel dead = ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            dead.bind(java.net.UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
        try (TestDoor living = new TestDoor(settings)) {
            assertThatThrownBy(() -> new TestDoor(settings)).hasMessageContaining("in use");
            assertThat(living.connect()
                            .send("GET /hello/x HTTP/1.1\r\nHost: x\r\n\r\n")
                            .answer())
                    .endsWith("hello x");
        }
    }

    @Test
    void aFileInTheSocketsPlaceIsLeftAlone() throws IOException {
        Path path = Files.writeString(dir.resolve("door.sock"), "precious");
        assertThatThrownBy(() -> new TestDoor(ListenerSettings.of(new ListenAddress.Unix(path))))
                .hasMessageContaining("is a file");
        assertThat(path).hasContent("precious");
        Path tooLong = dir.resolve("x".repeat(120));
        assertThatThrownBy(() -> new TestDoor(ListenerSettings.of(new ListenAddress.Unix(tooLong))))
                .hasMessageContaining("at most 107");
    }

    @Test
    void overTlsTheClientsCertificateNamesThePeerAndStrangersStayOut() throws Exception {
        TestCertificates certificates = TestCertificates.in(dir);
        try (TestDoor door = new TestDoor(ListenerSettings.of(TestDoor.ANY_PORT).withTls(certificates.server(true)))) {
            try (RawClient client = RawClient.overTls(door.listener.address(), certificates.client())) {
                assertThat(client.send("GET /peer HTTP/1.1\r\nHost: x\r\n\r\n").answer())
                        .contains("certificateSubject=CN=client");
            }
            assertThatThrownBy(() -> {
                        try (RawClient client = RawClient.overTls(door.listener.address(), certificates.stranger())) {
                            client.send("GET /peer HTTP/1.1\r\nHost: x\r\n\r\n").answer();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void unbindLetsAnAnswerEndAndTakesNoMore() throws Exception {
        try (TestDoor door = new TestDoor();
                RawClient client = door.connect();
                RawClient idle = door.connect()) {
            client.send("POST /hold HTTP/1.1\r\nHost: x\r\n\r\n");
            org.awaitility.Awaitility.await().until(() -> !door.open.isEmpty());
            var unbound = door.listener.unbind(Duration.ofSeconds(10)).toCompletableFuture();
            assertThat(idle.rest()).isEmpty();
            assertThatThrownBy(door::connect).isInstanceOf(IOException.class);
            assertThat(unbound).isNotDone();
            TestDoor.text(door.open.remove(), "the last");
            assertThat(client.rest()).containsIgnoringCase("connection: close").endsWith("the last");
            client.close();
            unbound.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void addressesAreReadAsTheyAreWritten() {
        for (String text : new String[] {"tcp://127.0.0.1:2375", "tcp://[::1]:80", "unix:///run/x.sock"}) {
            assertThat(ListenAddress.parse(text)).hasToString(text);
        }
        for (String text :
                new String[] {"", "80", "tcp://x", "tcp://x:99999", "unix://x", "http://x:80", "tcp://x:1/y"}) {
            assertThatThrownBy(() -> ListenAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
