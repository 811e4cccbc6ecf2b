package io.libswarm.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.util.ByteString;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(15)
class UpgradeTest {
    private static final String ASKED =
            "POST /%s HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 2\r\n\r\n{}";

    enum Transport {
        TCP,
        UNIX,
        TLS
    }

    @TempDir
    private Path dir;

    private interface Scene {
        void play(TestDoor door, RawClient client) throws Exception;
    }

    private void over(Transport transport, Scene scene) throws Exception {
        ListenAddress address =
                transport == Transport.UNIX ? new ListenAddress.Unix(dir.resolve("s")) : TestDoor.ANY_PORT;
        ListenerSettings settings = ListenerSettings.of(address);
        TestCertificates certificates = transport == Transport.TLS ? TestCertificates.in(dir) : null;
        if (certificates != null) {
            settings = settings.withTls(certificates.server(false));
        }
        try (TestDoor door = new TestDoor(settings);
                RawClient client = certificates != null
                        ? RawClient.overTls(door.listener.address(), certificates.client())
                        : door.connect()) {
            scene.play(door, client);
            client.close();
            await().until(() -> door.listener.connections() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theClientsEndIsTheStreamsEndAndTheOtherWayStaysOpen(Transport transport) throws Exception {
        over(transport, (door, client) -> {
            client.send(ASKED.formatted("upgrade"));
            assertThat(client.head())
                    .startsWith("HTTP/1.1 101")
                    .containsIgnoringCase("upgrade: tcp")
                    .containsIgnoringCase("connection: upgrade")
                    .contains("application/vnd.docker.raw-stream");
            client.send("abc");
            assertThat(client.text(3)).isEqualTo("abc");
            client.shutdownOutput();
            assertThat(client.rest()).isEqualTo("trailer");
        });
    }

    @ParameterizedTest
    @EnumSource
    void bytesBehindTheRequestBelongToTheStream(Transport transport) throws Exception {
        over(transport, (door, client) -> {
            client.send(ASKED.formatted("upgrade") + "early bytes").shutdownOutput();
            assertThat(client.head()).startsWith("HTTP/1.1 101");
            assertThat(client.rest()).isEqualTo("early bytestrailer");
        });
    }

    @ParameterizedTest
    @EnumSource
    void ourEndReachesTheClientWhileItsSideIsOpen(Transport transport) throws Exception {
        over(transport, (door, client) -> {
            client.send(ASKED.formatted("hold"));
            await().until(() -> !door.open.isEmpty());
            Duplex duplex = door.open.remove().upgrade(Headers.NONE);
            duplex.out().write(ByteString.fromString("bye")).thenRun(duplex.out()::end);
            client.head();
            assertThat(client.rest()).isEqualTo("bye");
            client.send("still here").shutdownOutput();
            ByteString got = ByteString.emptyByteString();
            Optional<ByteString> next = read(duplex);
            while (next.isPresent()) {
                got = got.concat(next.get());
                next = read(duplex);
            }
            assertThat(got.utf8String()).isEqualTo("still here");
        });
    }

    @ParameterizedTest
    @EnumSource
    void muchIsSentToASlowClientThatHasEndedItsSide(Transport transport) throws Exception {
        over(transport, (door, client) -> {
            client.send(ASKED.formatted("hold"));
            await().until(() -> !door.open.isEmpty());
            Duplex duplex = door.open.remove().upgrade(Headers.NONE);
            client.head();
            client.shutdownOutput();
            assertThat(read(duplex)).isEmpty();
            CompletionStage<Done> sent = CompletableFuture.completedStage(Done.getInstance());
            for (int i = 0; i < 300; i++) {
                sent = sent.thenCompose(done -> duplex.out().write(TestDoor.BLOCK));
            }
            sent.thenRun(duplex.out()::end);
            await().during(Duration.ofMillis(200)).until(() -> true);
            assertThat(client.in().readAllBytes().length).isEqualTo(300 * TestDoor.BLOCK.size());
        });
    }

    @ParameterizedTest
    @EnumSource
    void anIdleConnectionWhoseClientHasLeftKeepsNoThreadBusy(Transport transport) throws Exception {
        over(transport, (door, client) -> {
            client.send(ASKED.formatted("hold"));
            await().until(() -> !door.open.isEmpty());
            Duplex duplex = door.open.remove().upgrade(Headers.NONE);
            client.head();
            client.shutdownOutput();
            assertThat(read(duplex)).isEmpty();
            client.close();
            long before = busyNanos();
            await().during(Duration.ofMillis(500)).until(() -> true);
            assertThat(Duration.ofNanos(busyNanos() - before)).isLessThan(Duration.ofMillis(150));
            duplex.out().abort();
        });
    }

    private static long busyNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long busy = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("swarm-io")) {
                busy += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return busy;
    }

    @ParameterizedTest
    @EnumSource
    void threeMegabytesComeBackAsTheyWent(Transport transport) throws Exception {
        over(transport, (door, client) -> {
            byte[] bytes = new byte[3_000_000];
            new Random(7).nextBytes(bytes);
            client.send(ASKED.formatted("upgrade")).head();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    client.send(bytes).shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            byte[] back = client.in().readAllBytes();
            sent.join();
            assertThat(back).hasSize(bytes.length + 7).startsWith(bytes);
        });
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnUpgradeAskedForTheBytesFollowA200Raw(Transport transport) throws Exception {
        over(transport, (door, client) -> {
            client.send("POST /upgrade HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
            assertThat(client.head())
                    .startsWith("HTTP/1.1 200 OK")
                    .doesNotContainIgnoringCase("content-length")
                    .doesNotContainIgnoringCase("transfer-encoding");
            assertThat(client.send("abc").text(3)).isEqualTo("abc");
            client.shutdownOutput();
            assertThat(client.rest()).isEqualTo("trailer");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedUpgradeIsAnOrdinaryAnswer(Transport transport) throws Exception {
        over(transport, (door, client) -> {
            client.send(ASKED.formatted("ignore"));
            assertThat(client.answer()).endsWith("ignored");
            client.send("GET /hello/again HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer()).endsWith("hello again");
        });
    }

    @ParameterizedTest
    @EnumSource
    void whenTheHandlerHasEndedBothWaysTheConnectionCloses(Transport transport) throws Exception {
        over(transport, (door, client) -> {
            client.send(ASKED.formatted("hold"));
            await().until(() -> !door.open.isEmpty());
            Duplex duplex = door.open.remove().upgrade(Headers.NONE);
            duplex.out().end();
            duplex.in().cancel();
            client.head();
            assertThat(client.rest()).isEmpty();
            await().until(() -> door.listener.connections() == 0);
        });
    }

    private static Optional<ByteString> read(Duplex duplex) {
        return duplex.in().read().toCompletableFuture().join();
    }
}
