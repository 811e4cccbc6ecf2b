package io.libswarm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.runtime.member.SwarmMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hundred clients die at once, and the cluster does not notice. */
class ClientCrowdTest {
    private static final int PROCESSES = 4;
    private static final int EACH = 50;

    private final List<ChildProcess> crowd = new ArrayList<>();
    private final Queue<Object> troubles = new ConcurrentLinkedQueue<>();
    private TestCluster cluster;
    private SwarmClient survivor;

    @BeforeEach
    void start() {
        cluster = new TestCluster("first", "second", "third");
        survivor = SwarmClient.connect(cluster.contacts());
        survivor.node("/toy")
                .spawn(NodeSpec.builder().name("task").build())
                .toCompletableFuture()
                .join();
        cluster.members().forEach(this::noteTroubles);
    }

    private void noteTroubles(SwarmMember member) {
        var listener = member.system()
                .<ClusterEvent.ClusterDomainEvent>systemActorOf(
                        Behaviors.receiveMessage(event -> {
                            if (event instanceof ClusterEvent.ReachabilityEvent
                                    || event instanceof ClusterEvent.MemberEvent) {
                                troubles.add(event);
                            }
                            return Behaviors.same();
                        }),
                        "listener",
                        akka.actor.typed.Props.empty());
        Cluster.get(member.system())
                .subscriptions()
                .tell(Subscribe.create(listener, ClusterEvent.ClusterDomainEvent.class));
    }

    @AfterEach
    void stop() {
        crowd.forEach(ChildProcess::close);
        survivor.close();
        cluster.close();
    }

    @Test
    void twoHundredKilledClientsAreForgottenWithinSecondsAndNothingElseHappens() throws Exception {
        Collected<StreamChunk> survived = new Collected<>();
        survivor.node("/toy/task").logs(LogOptions.FOLLOW.tail(1000)).subscribe(survived);
        for (int i = 0; i < PROCESSES; i++) {
            List<String> arguments = new ArrayList<>(List.of("" + EACH, "/toy/task"));
            arguments.addAll(List.of(cluster.contacts()));
            ChildProcess process = ChildProcess.of(CrowdProgram.class, arguments.toArray(String[]::new));
            crowd.add(process);
            process.awaits("READY");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ToyTask.OPEN.get() == PROCESSES * EACH + 1);
        troubles.clear();

        crowd.forEach(ChildProcess::kill);

        long killed = System.nanoTime();
        long slowest = 0;
        long freed = Long.MAX_VALUE;
        // Longer than any failure detector of these members needs to complain.
        while (System.nanoTime() - killed < TimeUnit.SECONDS.toNanos(12)) {
            long asked = System.nanoTime();
            survivor.node("/toy/task").get().toCompletableFuture().get(10, TimeUnit.SECONDS);
            slowest = Math.max(slowest, System.nanoTime() - asked);
            if (freed == Long.MAX_VALUE && ToyTask.OPEN.get() == 1) {
                freed = System.nanoTime() - killed;
            }
        }
        assertThat(Duration.ofNanos(freed)).isLessThan(Duration.ofSeconds(12));
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(3));
        assertThat(survived.ended()).isNotDone();
        assertThat(troubles).isEmpty();
        assertThat(cluster.members())
                .allSatisfy(member -> assertThat(TestCluster.up(member)).isEqualTo(3));
        assertThat(cluster.members().stream()
                        .map(member -> Cluster.get(member.system()).state().getLeader())
                        .distinct())
                .hasSize(1);
    }
}
