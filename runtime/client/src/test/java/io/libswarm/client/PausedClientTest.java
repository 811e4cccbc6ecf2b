package io.libswarm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.StreamChunk;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sides that go away in other ways than by a kill: a client that is frozen and thaws, a member that stops in good order. */
class PausedClientTest {
    private TestCluster cluster;

    @BeforeEach
    void start() {
        cluster = new TestCluster("first", "second");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static void spawn(SwarmClient client) {
        client.node("/toy")
                .spawn(NodeSpec.builder().name("task").build())
                .toCompletableFuture()
                .join();
    }

    @Test
    void aFrozenClientLosesItsStreamsAndGoesOnWhenItThaws() throws Exception {
        try (SwarmClient other = SwarmClient.connect(cluster.contact(0));
                ChildProcess pulse = ChildProcess.of(PulseProgram.class, "/toy/task", cluster.contact(1))) {
            spawn(other);
            pulse.awaits("TICK");
            pulse.signal("STOP");
            await().atMost(TestCluster.SOON).until(() -> ToyTask.OPEN.get() == 0);
            pulse.signal("CONT");
            await().atMost(TestCluster.SOON).until(() -> ToyTask.OPEN.get() == 1);
            pulse.awaits("TICK");
            assertThat(cluster.members())
                    .allSatisfy(member -> assertThat(TestCluster.up(member)).isEqualTo(2));
        }
    }

    @Test
    void aMemberThatStopsInGoodOrderSendsItsClientsOnAtOnce() {
        try (SwarmClient client = SwarmClient.connect(cluster.contact(1))) {
            spawn(client);
            Collected<StreamChunk> logs = new Collected<>();
            client.node("/toy/task").logs(LogOptions.FOLLOW).subscribe(logs);
            await().until(() -> !logs.all().isEmpty());
            cluster.members().get(1).close();
            await().atMost(Duration.ofSeconds(10)).until(() -> client.contact().equals(cluster.contact(0)));
            assertThat(logs.ended()).failsWithin(Duration.ofSeconds(10));
            assertThat(client.node("/toy/task").get()).succeedsWithin(TestCluster.SOON);
        }
    }
}
