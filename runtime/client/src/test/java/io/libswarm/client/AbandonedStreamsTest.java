package io.libswarm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Sink;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Streams that are opened and left leave no actor behind, on the member or in the client. */
class AbandonedStreamsTest {
    private static final int MANY = 200;
    private static final int FEW = 5;

    @Test
    void nothingIsLeftOfStreamsThatWereLeft() {
        try (TestCluster cluster = new TestCluster("only");
                SwarmClient client = SwarmClient.connect(cluster.contact(0))) {
            SwarmNode task = client.node("/toy/task");
            client.node("/toy")
                    .spawn(NodeSpec.builder().name("task").build())
                    .toCompletableFuture()
                    .join();
            ActorSystem<?> member = cluster.members().get(0).system();
            int onMember = streams(member);
            int inClient = streams(client.system());
            leaveSome(client, task);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(streams(member)).isLessThan(onMember + FEW);
                assertThat(streams(client.system())).isLessThan(inClient + FEW);
            });
        }
    }

    private static void leaveSome(SwarmClient client, SwarmNode task) {
        List<CompletableFuture<?>> taken = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            taken.add(task.logs(LogOptions.FOLLOW)
                    .source()
                    .runWith(Sink.<StreamChunk>head(), client.system())
                    .toCompletableFuture());
            taken.add(task.logs(LogOptions.ALL).toList().toCompletableFuture());
            taken.add(client.node("/")
                    .watch()
                    .source()
                    .runWith(Sink.<WatchEvent>head(), client.system())
                    .toCompletableFuture());
        }
        CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).join();
        await().atMost(TestCluster.SOON).until(() -> ToyTask.OPEN.get() == 0);
    }

    private static int streams(ActorSystem<?> system) {
        String actors = ((ExtendedActorSystem) system.classicSystem()).printTree();
        return (int) actors.lines()
                .filter(line -> line.contains("StreamSupervisor") || line.contains("-Ref-"))
                .count();
    }
}
