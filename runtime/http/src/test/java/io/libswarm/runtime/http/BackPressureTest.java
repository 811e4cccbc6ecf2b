package io.libswarm.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(15)
class BackPressureTest {
    private static final long MOST_IN_FLIGHT = 24L << 20;

    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new TestDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aClientThatDoesNotReadStopsItsSource() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n").head();
            long stopped = whenStill(door.produced);
            assertThat(stopped * TestDoor.BLOCK.size()).isLessThan(MOST_IN_FLIGHT);
            client.in().readNBytes(64 << 20);
            await().until(() -> door.produced.get() > stopped);
        }
    }

    @Test
    void aHandlerThatDoesNotReadStopsItsClient() throws Exception {
        try (RawClient client = door.connect()) {
            client.send("POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n");
            AtomicLong sent = new AtomicLong();
            Thread sender = new Thread(() -> {
                try {
                    while (sent.get() < 1_000_000_000) {
                        client.send(new byte[1_000_000]);
                        sent.addAndGet(1_000_000);
                    }
                } catch (IOException closed) {
                    door.happened.add("sender stopped");
                }
            });
            sender.start();
            assertThat(whenStill(sent)).isLessThan(MOST_IN_FLIGHT);
            client.close();
            sender.join();
        }
    }

    @Test
    void aClientThatLeavesASilentStreamEndsItsSource() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("GET /silent HTTP/1.1\r\nHost: x\r\n\r\n").head();
        }
        await().until(() -> door.happened.contains("silent source ended"));
        await().until(() -> door.listener.connections() == 0);
    }

    @Test
    void aClientThatLeavesABusyStreamEndsItsSource() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n").head();
            client.text(1_000_000);
        }
        whenStill(door.produced);
        await().until(() -> door.listener.connections() == 0);
    }

    @Test
    void aClientThatLeavesBeforeTheAnswerIsNoticed() throws IOException {
        try (RawClient client = door.connect()) {
            client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
            await().until(() -> door.listener.connections() == 1);
        }
        await().until(() -> door.happened.contains("waiter gone"));
        await().until(() -> door.listener.connections() == 0);
    }

    @Test
    void aClientThatLeavesAnUpgradedConnectionEndsBothWays() throws IOException {
        Duplex duplex;
        try (RawClient client = door.connect()) {
            client.send("POST /hold HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
            await().until(() -> !door.open.isEmpty());
            duplex = door.open.remove().upgrade(Headers.NONE);
            client.head();
        }
        assertThat(duplex.in().read().toCompletableFuture().join()).isEmpty();
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            duplex.out().write(TestDoor.BLOCK);
            return duplex.out().closed().toCompletableFuture().isDone();
        });
        await().until(() -> door.listener.connections() == 0);
    }

    @Test
    void anAnswerToAClientThatHasLeftEndsAtOnce() throws IOException {
        for (int round = 0; round < 2; round++) {
            try (RawClient client = door.connect()) {
                client.send("POST /hold HTTP/1.1\r\nHost: x\r\n\r\n");
                await().until(() -> !door.open.isEmpty());
            }
            Exchange late = door.open.remove();
            late.onGone(() -> door.happened.add("left"));
            await().until(() -> door.happened.poll() != null);
            ByteWriter out = round == 0
                    ? late.stream(200, Headers.NONE)
                    : late.upgrade(Headers.NONE).out();
            await().until(() -> {
                out.write(TestDoor.BLOCK);
                return out.closed().toCompletableFuture().isDone();
            });
        }
        await().until(() -> door.listener.connections() == 0);
    }

    private static long whenStill(AtomicLong counter) {
        AtomicLong before = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(400))
                .until(() -> counter.get() == before.getAndSet(counter.get()) && counter.get() > 0);
        return counter.get();
    }
}
