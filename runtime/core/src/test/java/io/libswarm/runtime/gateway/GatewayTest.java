package io.libswarm.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.*;
import io.libswarm.runtime.stream.Streams;
import io.libswarm.runtime.tree.Question;
import io.libswarm.runtime.tree.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway does for a client, and to one that it should not trust or that is gone. */
class GatewayTest {
    private static final NodePath WEB = NodePath.of("east", "web");

    private final Queue<NodeQuery<?>> asked = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<NodeReply> answer = new CompletableFuture<>();
    private ActorTestKit kit;
    private TestProbe<ToClient> client;
    private ActorRef<ClientHello> gateway;

    /** Notes what is asked, and answers all of it at once, when it is told to. */
    private final Tree tree = new Tree() {
        @Override
        @SuppressWarnings("unchecked")
        public <R extends NodeReply> CompletionStage<R> ask(NodePath path, QueryContext context, Question<R> question) {
            asked.add(question.to(context, kit.<R>createTestProbe().ref()));
            return answer.thenApply(reply -> (R) reply);
        }

        @Override
        public <R extends NodeReply> CompletionStage<R> ask(
                NodeHandle handle, QueryContext context, Question<R> question) {
            return ask(handle.path(), context, question);
        }

        @Override
        public CompletionStage<ResolveReply> resolve(NodePath path, QueryContext context) {
            return CompletableFuture.completedStage(Failure.of(ErrorCode.NOT_FOUND, "no node at " + path, path));
        }
    };

    @BeforeEach
    void start() {
        kit = ActorTestKit.create();
        client = kit.createTestProbe();
        gateway = kit.spawn(Gateway.create(tree, "m1", () -> List.of("h:1", "h:2")));
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private ActorRef<SessionMessage> welcomed() {
        gateway.tell(new ClientHello(3, client.ref(), ProtocolRange.CURRENT));
        Welcomed welcomed = client.expectMessageClass(Welcomed.class);
        assertThat(welcomed.attempt()).isEqualTo(3);
        assertThat(welcomed.member()).isEqualTo("m1");
        assertThat(welcomed.contacts()).containsExactly("h:1", "h:2");
        return welcomed.session();
    }

    private ClientQuery get(long number) {
        QueryContext forged = QueryContext.within(Duration.ofSeconds(20)).as(Principal.SYSTEM);
        return new ClientQuery(
                number,
                WEB,
                null,
                new GetNode(
                        forged,
                        Freshness.REMEMBERED,
                        kit.<GetReply>createTestProbe().ref()));
    }

    private static ErrorCode code(Answered answered) {
        return ((Failure) answered.reply()).code();
    }

    @Test
    void whatItPassesOnSaysWhoReallyAsks() {
        ActorRef<SessionMessage> session = welcomed();
        session.tell(get(1));
        client.awaitAssert(() -> {
            assertThat(asked).hasSize(1);
            return null;
        });
        assertThat(asked.peek().context().principal().name()).startsWith("client@");
        answer.complete(Failure.of(ErrorCode.CONFLICT, "no"));
        Answered answered = client.expectMessageClass(Answered.class);
        assertThat(answered.number()).isEqualTo(1);
        assertThat(code(answered)).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void moreQueriesThanMayWaitAreBusyUntilSomeAreAnswered() {
        ActorRef<SessionMessage> session = welcomed();
        for (int i = 0; i <= Gateway.MOST_IN_FLIGHT; i++) {
            session.tell(get(i));
        }
        assertThat(code(client.expectMessageClass(Answered.class))).isEqualTo(ErrorCode.BUSY);
        answer.complete(Failure.of(ErrorCode.CONFLICT, "no"));
        for (int i = 0; i < Gateway.MOST_IN_FLIGHT; i++) {
            assertThat(code(client.expectMessageClass(Answered.class))).isEqualTo(ErrorCode.CONFLICT);
        }
        session.tell(get(9999));
        assertThat(client.expectMessageClass(Answered.class).number()).isEqualTo(9999);
    }

    @Test
    void aTreeThatThrowsIsAnsweredAndAnOversizedAnswerIsRefusedByName() {
        ActorRef<SessionMessage> session = welcomed();
        NodeSummary summary = new NodeSummary(
                WEB,
                Kind.CONTAINER,
                RunState.RUNNING,
                java.util.Map.of(),
                java.util.Map.of(),
                "",
                new Cursor("east", 1, 1));
        NativeDocument large = NativeDocument.json(ByteString.fromArray(new byte[MessageSize.LIMIT]));
        answer.complete(new NodeReported(new NodeState(summary, java.util.Set.of(), null, large)));
        session.tell(get(1));
        assertThat(code(client.expectMessageClass(Answered.class))).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void aVersionThatIsNotSpokenIsToldSo() {
        gateway.tell(new ClientHello(1, client.ref(), new ProtocolRange(7, 9)));
        SessionEnded ended = client.expectMessageClass(SessionEnded.class);
        assertThat(ended.failure().message()).contains("7 to 9", "expects: 1 to 1");
    }

    @Test
    void aClientThatSaysItIsThereKeepsItsSessionAndOneThatIsSilentLosesItsStreams() {
        ActorRef<SessionMessage> session = welcomed();
        CompletableFuture<Object> logEnded = new CompletableFuture<>();
        Source<StreamElement, ?> endless = Source.<StreamElement>maybe()
                .watchTermination((unused, done) -> done.whenComplete((ok, failed) -> logEnded.complete("ended")));
        answer.complete(new LogsOffered(Streams.offer(endless, kit.system())));
        QueryContext context = QueryContext.within(Duration.ofSeconds(20));
        session.tell(new ClientQuery(
                1,
                WEB,
                null,
                new StreamLogs(
                        context,
                        true,
                        null,
                        -1,
                        kit.<LogsReply>createTestProbe().ref())));
        LogsOffered offered =
                (LogsOffered) client.expectMessageClass(Answered.class).reply();
        offered.chunks().getSource().runWith(Sink.ignore(), kit.system());
        session.tell(new ClientBeat());
        assertThat(client.expectMessageClass(SessionBeat.class).attempt()).isEqualTo(3);
        assertThat(logEnded).isNotDone();
        SessionEnded ended = client.expectMessageClass(SessionEnded.class, Gateway.SILENCE.plusSeconds(10));
        assertThat(ended.failure().message()).contains("m1");
        assertThat(logEnded).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aStreamThatIsOfferedTooLateIsEndedAtItsSource() {
        ActorRef<SessionMessage> session = welcomed();
        QueryContext context = QueryContext.within(Duration.ofSeconds(20));
        session.tell(new ClientQuery(
                1,
                WEB,
                null,
                new StreamLogs(
                        context,
                        true,
                        null,
                        -1,
                        kit.<LogsReply>createTestProbe().ref())));
        client.awaitAssert(() -> {
            assertThat(asked).hasSize(1);
            return null;
        });
        session.tell(new ClientLeft());
        client.expectMessageClass(SessionEnded.class);
        CompletableFuture<Object> logEnded = new CompletableFuture<>();
        Source<StreamElement, ?> endless = Source.<StreamElement>maybe()
                .watchTermination((unused, done) -> done.whenComplete((ok, failed) -> logEnded.complete("ended")));
        answer.complete(new LogsOffered(Streams.offer(endless, kit.system())));
        assertThat(logEnded).succeedsWithin(Duration.ofSeconds(10));
    }
}
