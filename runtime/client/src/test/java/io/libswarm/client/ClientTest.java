package io.libswarm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.*;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each verb as a client asks it, of a node on the member in use and on another. */
class ClientTest {
    private static TestCluster cluster;
    private static SwarmClient client;
    private static int count;

    private SwarmNode task;

    @BeforeAll
    static void start() {
        cluster = new TestCluster("first", "second");
        client = SwarmClient.connect(cluster.contact(1));
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    @BeforeEach
    void spawn() {
        task = client.node(get(client.node("/toy")
                        .spawn(NodeSpec.builder().name("t" + ++count).build()))
                .node()
                .path());
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static ErrorCode failure(CompletionStage<?> stage) {
        CompletionException e =
                org.assertj.core.api.Assertions.catchThrowableOfType(CompletionException.class, () -> get(stage));
        return ((SwarmException) e.getCause()).code();
    }

    @Test
    void aNodeIsSpawnedFoundStoppedAndRemoved() {
        assertThat(get(task.get()).summary().state()).isEqualTo(RunState.RUNNING);
        assertThat(get(task.resolve()).kind()).isEqualTo(Kind.TASK);
        assertThat(get(task.stop()).alreadyStopped()).isFalse();
        assertThat(get(task.stop()).alreadyStopped()).isTrue();
        assertThat(get(task.remove(false)).path()).isEqualTo(task.path());
        assertThat(failure(task.get())).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void whatIsWrongIsAFailureByName() {
        assertThat(failure(client.node("/nowhere").get())).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(failure(task.start())).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure(client.node("/toy")
                        .spawn(NodeSpec.builder().name(task.path().name()).build())))
                .isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(failure(task.get(Freshness.FRESH))).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(failure(task.update(Map.of(), ByteString.fromArray(new byte[MessageSize.LIMIT]))))
                .isEqualTo(ErrorCode.TOO_LARGE);
        assertThatThrownBy(() -> client.node("/a/../b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMemberSaysWhoAsksWhateverTheClientClaims() {
        QueryContext forged = QueryContext.within(Duration.ofSeconds(5)).as(Principal.SYSTEM);
        GetReply reply = get(
                client.tree().<GetReply>ask(task.path(), forged, (c, to) -> new GetNode(c, Freshness.REMEMBERED, to)));
        String asker = ((NodeReported) reply).node().document().content().utf8String();
        assertThat(asker).startsWith("client@127.0.0.1:");
    }

    @Test
    void aHandleIsAskedDirectlyUntilItsActorEnds() {
        NodeHandle handle = get(task.resolve());
        assertThat(get(ask(handle))).isInstanceOf(NodeReported.class);
        get(task.remove(false));
        await().untilAsserted(() -> assertThat(get(ask(handle)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND)));
    }

    private static CompletionStage<GetReply> ask(NodeHandle handle) {
        return client.tree()
                .ask(
                        handle,
                        QueryContext.within(Duration.ofSeconds(5)),
                        (QueryContext c, ActorRef<GetReply> to) -> new GetNode(c, Freshness.REMEMBERED, to));
    }

    @Test
    void aDeadlineIsKept() {
        long began = System.nanoTime();
        assertThat(failure(task.within(Duration.ofMillis(600)).stop("silence", null)))
                .isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
        assertThat(failure(task.within(Duration.ofMillis(-1)).get())).isEqualTo(ErrorCode.TIMED_OUT);
    }

    @Test
    void aQueryRepeatedUnderItsIdTakesEffectOnce() {
        int before = ToyBackend.SPAWNED.get();
        SwarmNode toy = client.node("/toy").as(RequestId.next());
        NodeSpec spec = NodeSpec.builder().name("once" + before).build();
        assertThat(get(toy.spawn(spec)).node()).isEqualTo(get(toy.spawn(spec)).node());
        assertThat(ToyBackend.SPAWNED.get()).isEqualTo(before + 1);
    }

    @Test
    void tooManyQueriesAtOnceAreBusy() {
        SwarmNode quick = task.within(Duration.ofSeconds(3));
        List<CompletionStage<NodeStopped>> asked = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            asked.add(quick.stop("silence", null));
        }
        assertThat(asked.stream().map(ClientTest::failure)).contains(ErrorCode.BUSY, ErrorCode.TIMED_OUT);
        assertThat(get(task.get()).path()).isEqualTo(task.path());
    }

    @Test
    void aLongListComesPageByPage() {
        for (int i = 0; i < 250; i++) {
            get(client.node("/toy")
                    .spawn(NodeSpec.builder()
                            .name("page-%03d".formatted(i))
                            .label("page", "")
                            .build()));
        }
        Selector paged = new Selector(Set.of(), Set.of(), Map.of("page", ""), null);
        List<NodeSummary> all = get(client.node("/toy").list(paged).toList());
        assertThat(all).hasSize(250).extracting(NodeSummary::name).isSorted();
        assertThat(get(client.node("/toy").list(paged, new Page(10, null))).children())
                .hasSize(10);
    }

    @Test
    void logsKeepTheirStreamsApartAndEnd() {
        List<StreamChunk> chunks = get(task.logs(LogOptions.ALL).toList());
        assertThat(text(chunks, StreamName.STDOUT)).isEqualTo("line 1\nline 3\n");
        assertThat(text(chunks, StreamName.STDERR)).isEqualTo("line 2\n");
    }

    private static String text(List<StreamChunk> chunks, StreamName stream) {
        StringBuilder text = new StringBuilder();
        chunks.stream()
                .filter(c -> c.stream() == stream)
                .forEach(c -> text.append(c.data().utf8String()));
        return text.toString();
    }

    @Test
    void aSlowReaderSlowsTheSource() {
        long before = ToyTask.LINES.get();
        Source<StreamChunk, ?> fast = task.logs(LogOptions.FOLLOW.tail(0)).source();
        List<StreamChunk> some = get(fast.throttle(1, Duration.ofMillis(50))
                .take(20)
                .runWith(Sink.seq(), cluster.members().get(1).system()));
        assertThat(some).hasSize(20);
        assertThat(ToyTask.LINES.get() - before).isLessThan(20_000);
        await().atMost(Duration.ofSeconds(10)).until(() -> ToyTask.OPEN.get() == 0);
    }

    @Test
    void aWatchTellsWhatThereIsAndWhatChanges() throws Exception {
        Collected<WatchEvent> events = new Collected<>();
        client.node("/").watch().subscribe(events);
        await().until(() -> events.all().stream().anyMatch(e -> e instanceof WatchCaughtUp));
        get(task.remove(false));
        await().until(() -> events.all().stream()
                .anyMatch(e -> e instanceof NodeVanished v && v.path().equals(task.path())));
        events.cancel();
    }

    @Test
    void aConnectionCarriesBytesBothWaysAndEndsWithAStatus() {
        SwarmConnection connection = get(task.connect(new Connection.Attach(true, false)));
        connection.send(ByteString.fromString("hello"));
        assertThat(text(get(connection.output().toList()), StreamName.STDOUT)).isEqualTo("hello");
        assertThat(get(connection.ended()).exitStatus()).isEqualTo(7);
        SwarmConnection exec = get(task.exec("true"));
        assertThat(get(exec.output().toList())).isEmpty();
    }

    @Test
    void filesGoInAndComeOut() {
        ByteString tar = ByteString.fromArray(new byte[3_000_000]);
        assertThat(get(task.writeFiles("/etc", Source.single(tar)))).isEqualTo(Done.getInstance());
        List<ByteString> back = get(task.readFiles("/etc").toList());
        assertThat(back.stream().mapToInt(ByteString::size).sum()).isEqualTo(tar.size());
        assertThat(failure(task.writeFiles("/nowhere", Source.single(tar)))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aNativeCallIsPassedThrough() {
        NativeAnswer answer =
                get(task.callNative("POST", "/x?y", List.of(), Source.single(ByteString.fromString("body"))));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsExactly(new Header("Target", "/x?y"));
        assertThat(get(answer.body().toList())).containsExactly(ByteString.fromString("body"));
    }

    @Test
    void theClusterAndItsBackendsAreDescribed() {
        assertThat(get(client.members().toList())).extracting(NodeSummary::name).contains("second");
        assertThat(get(client.providers().toList()))
                .extracting(NodeSummary::name)
                .containsExactly("toy");
        assertThat(get(client.node("/toy").describe()).provider().name()).isEqualTo("toy");
    }

    @Test
    void aClosedClientAnswersAndCutsItsStreams() {
        SwarmClient other = SwarmClient.connect(cluster.contact(0));
        CompletableFuture<Done> logs = other.node(task.path())
                .logs(LogOptions.FOLLOW)
                .forEach(chunk -> {})
                .toCompletableFuture();
        CompletionStage<NodeStopped> waiting = other.node(task.path()).stop("silence", null);
        await().until(() -> ToyTask.OPEN.get() == 1);
        other.close();
        other.close();
        assertThat(failure(waiting)).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure(other.node("/").get())).isEqualTo(ErrorCode.UNAVAILABLE);
        await().atMost(Duration.ofSeconds(5)).until(() -> ToyTask.OPEN.get() == 0);
        assertThat(logs).isCompletedExceptionally();
    }

    @Test
    void nobodyAtTheAddressIsSaidByName() {
        ClientSettings settings =
                ClientSettings.of("127.0.0.1:1").withTimes(Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThatThrownBy(() -> SwarmClient.connect(settings))
                .isInstanceOf(SwarmException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("'libswarm'");
        ClientSettings other = ClientSettings.of(cluster.contact(0))
                .withCluster("other")
                .withTimes(Duration.ofSeconds(3), Duration.ofSeconds(1));
        assertThatThrownBy(() -> SwarmClient.connect(other)).hasMessageContaining("'other'");
        assertThatThrownBy(() -> ClientSettings.of("localhost"))
                .hasMessageContaining("'localhost' (expected: host:port)");
        assertThatThrownBy(() -> ClientSettings.of("a:99999")).hasMessageContaining("1 to 65535");
        assertThatThrownBy(ClientSettings::of).hasMessageContaining("at least one member");
    }
}
