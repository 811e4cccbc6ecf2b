package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.javadsl.Source;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NativeHead;
import io.libswarm.protocol.NativeOffered;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way through to the system behind a node. */
public interface NativeContract extends Contract {

    @Test
    default void aNativeCallIsAnsweredByTheSystemItself() {
        onTask(task -> {
            List<StreamElement> answer = call(task, subject().nativeTarget());

            assertThat(answer.get(0)).isInstanceOf(NativeHead.class);
            assertThat(((NativeHead) answer.get(0)).status()).isEqualTo(200);
            assertThat(Bytes.data(answer).size()).isPositive();
            assertThat(Bytes.end(answer)).isEqualTo(StreamEnded.COMPLETE);
        });
    }

    @Test
    default void theSystemsOwnErrorsComeThroughAsTheyAre() {
        onTask(task -> {
            List<StreamElement> answer = call(task, "/no/such/thing");

            assertThat(((NativeHead) answer.get(0)).status()).isBetween(400, 499);
            assertThat(Bytes.end(answer)).isEqualTo(StreamEnded.COMPLETE);
        });
    }

    @Test
    default void aTargetThatWouldBeASecondRequestIsRefused() {
        onTask(task -> {
            Probe.refused(ErrorCode.INVALID, ask(task, "/a HTTP/1.1\r\n\r\nGET /b"));
            Probe.refused(ErrorCode.INVALID, ask(task, "no/slash"));
        });
    }

    private NativeReply ask(NodePath task, String target) {
        return probe().ask(
                        task,
                        (c, r) -> new CallNative(c, "GET", target, subject().nativeHeaders(), false, r));
    }

    private List<StreamElement> call(NodePath task, String target) {
        NativeOffered offered = Probe.expect(NativeOffered.class, ask(task, target));
        Source.<StreamElement>empty().runWith(offered.request().getSink(), probe().system());
        return Received.of(offered.response().getSource(), probe().system()).all();
    }

    private void onTask(java.util.function.Consumer<NodePath> test) {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.NATIVE))) {
            return;
        }
        NodePath task = tasks().running();
        test.accept(task);
        tasks().remove(task);
    }
}
