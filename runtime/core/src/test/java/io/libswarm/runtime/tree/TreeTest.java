package io.libswarm.runtime.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.stream.javadsl.Sink;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OddNode;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.registry.DirectoryChanged;
import io.libswarm.runtime.registry.Instance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One verb all the way: asked on one member, answered by a node on another, whatever goes wrong between. */
class TreeTest {
    private static final String CONFIG = """
            akka.actor.provider = cluster
            akka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
            akka.cluster.jmx.enabled = off
            akka.loglevel = WARNING
            akka.cluster.failure-detector { heartbeat-interval = 200 ms, acceptable-heartbeat-pause = 3 s }
            """;
    private static final NodePath ODD = NodePath.of("odd");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private ActorTestKit here;
    private ActorTestKit there;
    private ActorRef<NodeMessage> root;
    private LocalTree tree;

    @BeforeEach
    void join() {
        here = ActorTestKit.create("tree", ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.load()));
        there = ActorTestKit.create("tree", ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.load()));
        Cluster first = Cluster.get(here.system());
        first.manager().tell(Join.create(first.selfMember().address()));
        Cluster.get(there.system())
                .manager()
                .tell(Join.create(first.selfMember().address()));
        await().atMost(Duration.ofSeconds(20)).until(() -> members() == 2);
        LostMembers lost = new LostMembers();
        here.spawn(MemberReachability.create(lost));
        there.spawn(DroppedMessages.create(meters));
        root = here.spawn(
                RootNode.create(List.of(), here.<NodeMessage>createTestProbe().ref(), GatePolicy.OPEN));
        tree = new LocalTree(here.system(), root, lost);
        mount(there.spawn(OddNode.create(ODD, GatePolicy.OPEN, OnCrash.RESUME)));
    }

    private long members() {
        int count = 0;
        for (var member : Cluster.get(here.system()).state().getMembers()) {
            count += member.status() == akka.cluster.MemberStatus.up() ? 1 : 0;
        }
        return count;
    }

    /** Puts a node of the other member into this one's root, by an address that crossed the wire. */
    private void mount(ActorRef<NodeMessage> remote) {
        String address = ActorRefResolver.get(there.system()).toSerializationFormat(remote);
        ActorRef<NodeMessage> ref = ActorRefResolver.get(here.system()).resolveActorRef(address);
        root.tell(new DirectoryChanged(List.of(instance(ref))));
        await().until(() -> get(ODD, Freshness.REMEMBERED, 5000) instanceof NodeReported);
    }

    private static Instance instance(ActorRef<NodeMessage> ref) {
        return new Instance("odd", new BackendSpec("odd", Map.of(), Placement.ANYWHERE), Map.of(), "there", ref);
    }

    @AfterEach
    void leave() {
        here.shutdownTestKit();
        there.shutdownTestKit();
    }

    private GetReply get(NodePath path, Freshness freshness, long millis) throws Exception {
        QueryContext context = QueryContext.within(Duration.ofMillis(millis));
        return tree.<GetReply>ask(path, context, (c, r) -> new GetNode(c, freshness, r))
                .toCompletableFuture()
                .get(millis + 5000, TimeUnit.MILLISECONDS);
    }

    private java.util.concurrent.CompletableFuture<StopReply> stop(String how, long millis) {
        QueryContext context = QueryContext.within(Duration.ofMillis(millis));
        return tree.<StopReply>ask(ODD, context, (c, r) -> new StopNode(c, how, null, r))
                .toCompletableFuture();
    }

    @Test
    void aNodeOfAnotherMemberAnswers() throws Exception {
        NodeState node = ((NodeReported) get(ODD, Freshness.REMEMBERED, 5000)).node();
        assertThat(node.path()).isEqualTo(ODD);
        assertThat(node.document().content().utf8String()).isEqualTo("{}");
    }

    @Test
    void whatIsNotThereIsNotFoundByName() throws Exception {
        assertThat(((Failure) get(NodePath.of("odd", "a", "b"), Freshness.REMEMBERED, 5000)).message())
                .contains("/odd/a/b");
        assertThat(((Failure) get(NodePath.of("even"), Freshness.REMEMBERED, 5000)).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aCrashOnAnotherMemberIsAnswered() throws Exception {
        assertThat(((Failure) stop("crash", 5000).get()).code()).isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void silenceOnAnotherMemberIsAnsweredInTime() throws Exception {
        assertThat(((Failure) stop("silence", 500).get(5, TimeUnit.SECONDS)).code())
                .isEqualTo(ErrorCode.TIMED_OUT);
    }

    @Test
    void anAnswerLargerThanAMessageIsRefusedByName() throws Exception {
        Failure failure = (Failure) get(ODD, Freshness.FRESH, 5000);
        assertThat(failure.code()).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(failure.message()).contains("native call");
    }

    @Test
    void aLostMemberIsAnsweredForLongBeforeTheDeadline() throws Exception {
        var waiting = stop("silence", 120_000);
        Cluster.get(here.system())
                .manager()
                .tell(new akka.cluster.typed.Down(
                        Cluster.get(there.system()).selfMember().address()));
        assertThat(((Failure) waiting.get(20, TimeUnit.SECONDS)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(((Failure) get(ODD, Freshness.REMEMBERED, 60_000)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void anEndedActorIsAnsweredForAtOnceAndAHandleIsFoundAnew() throws Exception {
        QueryContext context = QueryContext.within(Duration.ofSeconds(5));
        assertThat(tree.<RemoveReply>ask(ODD, context, (c, r) -> new RemoveNode(c, true, r))
                        .toCompletableFuture()
                        .get())
                .isInstanceOf(NodeRemoved.class);
        Failure gone = (Failure) get(ODD, Freshness.REMEMBERED, 60_000);
        assertThat(gone.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(meters.counter("libswarm.dead.letters").count()).isPositive();
        mount(there.spawn(OddNode.create(ODD, GatePolicy.OPEN, OnCrash.RESUME)));
    }

    @Test
    void anAbsentBackendIsShownAndEverythingAskedOfItIsUnavailable() throws Exception {
        root.tell(new DirectoryChanged(List.of(instance(null))));
        await().untilAsserted(() -> assertThat(((NodeReported) get(ODD, Freshness.REMEMBERED, 5000))
                        .node()
                        .summary()
                        .state())
                .isEqualTo(RunState.LOST));
        assertThat(((Failure) stop("crash", 5000).get()).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(((Failure) get(ODD.child("x"), Freshness.REMEMBERED, 5000)).code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aWatchOfEverythingCatchesUpOverMembersAndFollowsBackendsThatComeAndGo() throws Exception {
        WatchReply reply = tree.<WatchReply>ask(
                        NodePath.ROOT,
                        QueryContext.within(Duration.ofSeconds(5)),
                        (c, r) -> new WatchNode(c, WatchNode.WHOLE_SUBTREE, List.of(), r))
                .toCompletableFuture()
                .get();
        BlockingQueue<WatchEvent> told = new LinkedBlockingQueue<>();
        ((WatchOffered) reply).events().getSource().runWith(Sink.foreach(told::add), here.system());
        boolean seen = false;
        WatchEvent event = told.poll(10, TimeUnit.SECONDS);
        while (!(event instanceof WatchCaughtUp)) {
            seen |= event instanceof NodeAppeared appeared
                    && appeared.node().path().equals(ODD);
            event = told.poll(10, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
        }
        assertThat(seen).isTrue();
        assertThat(((WatchCaughtUp) event).cursors()).extracting(Cursor::source).containsExactly("odd");
        root.tell(new DirectoryChanged(List.of()));
        WatchEvent last = told.poll(10, TimeUnit.SECONDS);
        assertThat(last)
                .isInstanceOfSatisfying(
                        NodeVanished.class, gone -> assertThat(gone.path()).isEqualTo(ODD));
        Behavior<NodeMessage> another = OddNode.create(ODD, GatePolicy.OPEN, OnCrash.RESUME);
        mount(there.spawn(another, "again-" + System.nanoTime(), Props.empty()));
        await().untilAsserted(() -> assertThat(told)
                .anySatisfy(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                NodeAppeared.class,
                                a -> assertThat(a.node().path()).isEqualTo(ODD))));
    }
}
