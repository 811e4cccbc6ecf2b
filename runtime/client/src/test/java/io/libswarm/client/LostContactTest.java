package io.libswarm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.*;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The member that a client uses is killed: the client goes on with another, which it has heard of from the first. */
class LostContactTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private TestCluster cluster;
    private ChildProcess second;
    private SwarmClient client;
    private SwarmNode task;

    @BeforeEach
    void start() {
        cluster = new TestCluster("first", "third");
        second = ChildProcess.of(MemberProgram.class, "second", cluster.contact(0));
        String contact = second.awaits("CONTACT");
        cluster.awaitMembers(3);
        client = SwarmClient.connect(contact);
        assertThat(client.member()).isEqualTo("second");
        await().atMost(SOON)
                .until(() -> client.node("/toy")
                        .get()
                        .handle((node, failed) -> node != null)
                        .toCompletableFuture()
                        .join());
        get(client.node("/toy").spawn(NodeSpec.builder().name("task").build()));
        task = client.node("/toy/task");
    }

    @AfterEach
    void stop() {
        ToyTask.HELD.clear();
        client.close();
        second.close();
        cluster.close();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static ErrorCode code(Throwable failure) {
        return ((SwarmException) (failure instanceof SwarmException ? failure : failure.getCause())).code();
    }

    @Test
    void streamsAreCutAndQueriesGoOnAtAnotherMember() {
        Collected<StreamChunk> logs = new Collected<>();
        Collected<WatchEvent> events = new Collected<>();
        task.logs(LogOptions.FOLLOW).subscribe(logs);
        client.node("/").watch().subscribe(events);
        await().until(() -> logs.all().size() > 5 && events.all().size() > 1);
        CompletionStage<NodeStopped> stopped = task.stop("hold", null);
        CompletionStage<SwarmConnection> connected = task.connect(new Connection.Port(1));
        await().until(() -> ToyTask.HELD.size() == 1);

        second.kill();

        await().atMost(SOON).until(() -> logs.ended().isDone() && events.ended().isDone());
        assertThat(logs.ended())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .satisfies(e -> assertThat(code(e.getCause())).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(events.all().get(events.all().size() - 1))
                .isInstanceOfSatisfying(
                        WatchEnded.class, end -> assertThat(end.reason()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(connected).failsWithin(SOON);
        assertThat(get(task.get()).path()).isEqualTo(task.path());
        assertThat(client.contact()).isIn((Object[]) cluster.contacts());

        // The query that waited was sent again, and its node knew it again.
        assertThat(stopped.toCompletableFuture()).isNotDone();
        assertThat(ToyTask.HELD).hasSize(1);
        ToyTask.HELD.remove().fail(ErrorCode.CONFLICT, "held long enough");
        assertThat(stopped)
                .failsWithin(SOON)
                .withThrowableThat()
                .satisfies(e -> assertThat(code(e.getCause())).isEqualTo(ErrorCode.CONFLICT));

        Collected<StreamChunk> more = new Collected<>();
        task.logs(LogOptions.FOLLOW).subscribe(more);
        await().until(() -> more.all().size() > 5);
        more.cancel();
        await().atMost(SOON).until(() -> ToyTask.OPEN.get() == 0);
    }

    @Test
    void withNobodyLeftQueriesWaitForTheirTimeAndAreUnavailable() {
        cluster.close();
        second.kill();
        await().atMost(SOON).until(() -> client.contact().isEmpty());
        CompletionStage<NodeState> asked = task.within(Duration.ofSeconds(1)).get();
        assertThat(asked).failsWithin(SOON).withThrowableThat().satisfies(e -> {
            assertThat(code(e.getCause())).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(e).hasMessageContaining("no member answers").hasMessageContaining(":");
        });
    }
}
