package io.libswarm.runtime.gate;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import akka.stream.SinkRef;
import akka.stream.SourceRef;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamRefs;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.ConnectReply;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.Verb;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GateContentTest {
    private static final ActorTestKit KIT = ActorTestKit.create();

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private final ActorRef<NodeMessage> node = KIT.spawn(Gate.around(
            NodePath.of("n"),
            Set.of(Verb.CONNECT),
            GatePolicy.OPEN,
            OnCrash.RESUME,
            () -> Behaviors.receiveMessage(m -> {
                @SuppressWarnings("unchecked")
                Call<ConnectNode, ConnectReply> call = (Call<ConnectNode, ConnectReply>) m;
                SinkRef<StreamElement> input =
                        StreamRefs.<StreamElement>sinkRef().to(Sink.ignore()).run(KIT.system());
                SourceRef<StreamElement> output =
                        Source.<StreamElement>empty().runWith(StreamRefs.sourceRef(), KIT.system());
                call.reply(new ConnectionOffered(input, output, false));
                return Behaviors.same();
            })));
    private final TestProbe<ConnectReply> asker = KIT.createTestProbe();

    @Test
    void contentThatIsWrongIsRefusedByNameBeforeTheNodeSeesIt() {
        QueryContext context = QueryContext.within(Duration.ofSeconds(3));
        node.tell(new ConnectNode(context, new Connection.Port(99999), asker.getRef()));
        Failure failure = asker.expectMessageClass(Failure.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(failure.message()).isEqualTo("port: 99999 (expected: 1 to 65535)");
    }

    @Test
    void aStreamIsNotOfferedTwiceUnderOneRequestId() {
        QueryContext context = QueryContext.within(Duration.ofSeconds(3));
        node.tell(new ConnectNode(context, new Connection.Port(80), asker.getRef()));
        asker.expectMessageClass(ConnectionOffered.class);
        node.tell(new ConnectNode(context, new Connection.Port(80), asker.getRef()));
        assertThat(asker.expectMessageClass(Failure.class).code()).isEqualTo(ErrorCode.CONFLICT);
    }
}
