package io.libswarm.runtime.gate;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.*;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final NodePath PATH = NodePath.of("odd");
    private static ActorTestKit kit;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create();
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    private static ActorRef<NodeMessage> odd(OnCrash onCrash) {
        return kit.spawn(OddNode.create(PATH, GatePolicy.OPEN, onCrash));
    }

    private static QueryContext within(long millis) {
        return QueryContext.within(Duration.ofMillis(millis));
    }

    private static StopReply stop(ActorRef<NodeMessage> node, String how, QueryContext context) {
        TestProbe<StopReply> probe = kit.createTestProbe();
        node.tell(new StopNode(context, how, null, probe.ref()));
        return probe.receiveMessage();
    }

    private static StartReply start(ActorRef<NodeMessage> node, QueryContext context) {
        TestProbe<StartReply> probe = kit.createTestProbe();
        node.tell(new StartNode(context, probe.ref()));
        return probe.receiveMessage();
    }

    private static int count(StartReply reply) {
        return ((NodeStarted) reply).node().exitStatus();
    }

    @Test
    void aVerbThatTheNodeLacksIsRefusedWithTheListOfThoseItHas() {
        TestProbe<LogsReply> probe = kit.createTestProbe();
        odd(OnCrash.RESUME).tell(new StreamLogs(within(1000), false, null, -1, probe.ref()));
        Failure failure = (Failure) probe.receiveMessage();
        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure.message()).contains("LOGS").contains("START").contains("/odd");
    }

    @Test
    void aQueryAfterItsDeadlineIsAnsweredAndNotCarriedOut() {
        ActorRef<NodeMessage> node = odd(OnCrash.RESUME);
        assertThat(((Failure) start(node, within(-5))).code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(count(start(node, within(1000)))).isEqualTo(1);
    }

    @Test
    void aQueryThatNobodyAnswersIsAnsweredBeforeItsDeadline() {
        QueryContext context = within(400);
        Failure failure = (Failure) stop(odd(OnCrash.RESUME), "silence", context);
        assertThat(failure.code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(context.deadline().isPast()).isFalse();
    }

    @Test
    void aCrashIsAnsweredWithoutItsTraceAndTheNodeGoesOnWithItsState() {
        ActorRef<NodeMessage> node = odd(OnCrash.RESUME);
        start(node, within(1000));
        Failure failure = (Failure) stop(node, "crash", within(1000));
        assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(failure.message()).doesNotContain("on purpose").doesNotContain("Exception");
        assertThat(count(start(node, within(1000)))).isEqualTo(2);
    }

    @Test
    void aCrashAnswersWhatWaitsAndARestartedNodeBeginsAnew() {
        ActorRef<NodeMessage> node = odd(OnCrash.RESTART);
        start(node, within(1000));
        TestProbe<StopReply> waiting = kit.createTestProbe();
        node.tell(new StopNode(within(60_000), "silence", null, waiting.ref()));
        stop(node, "crash", within(1000));
        assertThat(((Failure) waiting.receiveMessage()).code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(count(start(node, within(1000)))).isEqualTo(1);
    }

    @Test
    void aNodeThatEndsAnswersWhatWaits() {
        ActorRef<NodeMessage> node = odd(OnCrash.RESUME);
        TestProbe<StopReply> waiting = kit.createTestProbe();
        node.tell(new StopNode(within(60_000), "silence", null, waiting.ref()));
        TestProbe<RemoveReply> removed = kit.createTestProbe();
        node.tell(new RemoveNode(within(1000), false, removed.ref()));
        assertThat(removed.receiveMessage()).isInstanceOf(NodeRemoved.class);
        assertThat(((Failure) waiting.receiveMessage()).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aRequestIdThatComesAgainGetsTheSameAnswerAndTakesEffectOnce() {
        ActorRef<NodeMessage> node = odd(OnCrash.RESUME);
        QueryContext context = within(1000);
        assertThat(count(start(node, context))).isEqualTo(1);
        assertThat(count(start(node, context))).isEqualTo(1);
        assertThat(count(start(node, within(1000)))).isEqualTo(2);
    }

    @Test
    void aRequestIdThatComesAgainWhileItsFirstWaitsGetsThatAnswerToo() {
        ActorRef<NodeMessage> node = odd(OnCrash.RESUME);
        QueryContext context = within(400);
        TestProbe<StopReply> probe = kit.createTestProbe();
        node.tell(new StopNode(context, "silence", null, probe.ref()));
        node.tell(new StopNode(context, "silence", null, probe.ref()));
        assertThat(probe.receiveMessage()).isEqualTo(probe.receiveMessage());
    }

    @Test
    void aRequestIdOfAnotherVerbIsAConflict() {
        ActorRef<NodeMessage> node = odd(OnCrash.RESUME);
        QueryContext context = within(1000);
        start(node, context);
        assertThat(((Failure) stop(node, "silence", context)).code()).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void oneThatHasTooManyWaitingSaysSo() {
        ActorRef<NodeMessage> node = odd(OnCrash.RESUME);
        TestProbe<StopReply> probe = kit.createTestProbe();
        for (int i = 0; i < CallsInFlight.MOST; i++) {
            node.tell(new StopNode(within(60_000), "silence", null, probe.ref()));
        }
        assertThat(((Failure) stop(node, "silence", within(60_000))).code()).isEqualTo(ErrorCode.BUSY);
    }

    @Test
    void aPolicyRefusesAndIsToldOfEachAnswerBeforeItLeaves() {
        List<String> told = new CopyOnWriteArrayList<>();
        AtomicBoolean closed = new AtomicBoolean();
        GatePolicy policy = new GatePolicy() {
            @Override
            public Failure refusal(NodeQuery<?> query, NodePath path) {
                return closed.get() ? Failure.of(ErrorCode.FORBIDDEN, "closed", path) : null;
            }

            @Override
            public void answered(NodeQuery<?> query, NodePath path, NodeReply reply) {
                told.add(query.verb() + " " + reply.getClass().getSimpleName());
            }
        };
        ActorRef<NodeMessage> node = kit.spawn(OddNode.create(PATH, policy, OnCrash.RESUME));
        start(node, within(1000));
        assertThat(told).containsExactly("START NodeStarted");
        closed.set(true);
        assertThat(((Failure) start(node, within(1000))).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(told).containsExactly("START NodeStarted", "START Failure");
    }

    @Test
    void aVerbThatIsDeclaredAndHasNoHandlerIsAnsweredAtOnce() {
        Behavior<NodeMessage> deaf = Gate.around(
                PATH,
                Set.of(Verb.GET),
                GatePolicy.OPEN,
                OnCrash.RESUME,
                () -> Behaviors.receive(NodeMessage.class).build());
        TestProbe<GetReply> probe = kit.createTestProbe();
        kit.spawn(deaf).tell(new GetNode(within(60_000), Freshness.REMEMBERED, probe.ref()));
        assertThat(((Failure) probe.receiveMessage()).code()).isEqualTo(ErrorCode.UNSUPPORTED);
    }

    @Test
    void whatIsAbandonedIsUndoneOnce() {
        List<String> undone = new CopyOnWriteArrayList<>();
        Behavior<NodeMessage> slow = Gate.around(
                PATH,
                Set.of(Verb.START),
                GatePolicy.OPEN,
                OnCrash.RESUME,
                () -> Behaviors.receive(NodeMessage.class)
                        .onMessage(Call.class, call -> {
                            ((Call<?, ?>) call).onAbandoned(() -> undone.add("undone"));
                            return Behaviors.same();
                        })
                        .build());
        assertThat(((Failure) start(kit.spawn(slow), within(300))).code()).isEqualTo(ErrorCode.TIMED_OUT);
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(undone).containsExactly("undone"));
    }
}
