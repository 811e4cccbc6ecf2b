package io.libswarm.backends.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.javadsl.AskPattern;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What many nodes cost, at a tenth of the promised million; {@link Census} measures the whole in a JVM of its own. */
final class ScaleTest {
    private static final NodePath HOST = NodePath.of("census", "host-1");

    @Test
    void aNodeTakesLessThanOneAndAHalfKilobytes() {
        new Census(1, 100).close();
        long before = Census.used();
        try (Census census = new Census(10, 10_000)) {
            assertThat((Census.used() - before) / 100_010).isLessThan(1500);
            assertThat(census.subtree().size(HOST)).isEqualTo(10_000);
        }
    }

    @Test
    void aPageAndANewNodeCostTheSameAmongManyAsAmongFew() throws Exception {
        long[] few = costs(1_000);
        long[] many = costs(100_000);

        assertThat(many[0]).as("ns a page, among few %d", few[0]).isLessThan(5 * few[0]);
        assertThat(many[1]).as("ns a spawn, among few %d", few[1]).isLessThan(5 * few[1]);
    }

    /** The least nanoseconds of many pages of 100, and of many spawns. */
    private static long[] costs(int children) throws Exception {
        try (Census census = new Census(1, children)) {
            long page = Long.MAX_VALUE;
            long spawn = Long.MAX_VALUE;
            for (int i = 0; i < 2000; i++) {
                String from = "c-" + (children / 2 + i % 100);
                long began = System.nanoTime();
                census.subtree().list(HOST, Selector.ALL, new Page(100, from));
                page = Math.min(page, System.nanoTime() - began);
                began = System.nanoTime();
                spawn(census);
                spawn = Math.min(spawn, System.nanoTime() - began);
            }
            return new long[] {page, spawn};
        }
    }

    private static void spawn(Census census) throws Exception {
        QueryContext context = QueryContext.within(Duration.ofSeconds(10));
        SpawnReply reply = AskPattern.<io.libswarm.protocol.NodeMessage, SpawnReply>ask(
                        census.subtree().handle(HOST).ref(),
                        replyTo -> new SpawnNode(context, NodeSpec.builder().build(), replyTo),
                        Duration.ofSeconds(10),
                        census.system().scheduler())
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(reply).isInstanceOf(NodeSpawned.class);
    }
}
