package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.stream.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attach, exec and ports: both directions, half-close, exit status. */
public interface ConnectContract extends Contract {

    @Test
    default void anExecGetsItsInputAndAnswersAfterThatHasEnded() {
        onTask(task -> {
            List<StreamElement> output = Wires.exchange(
                    probe(),
                    Wires.connected(probe(), task, Wires.exec(true, false, "cat")),
                    Source.single(ByteString.fromString("ping\n")));

            assertThat(Bytes.text(output, StreamName.STDOUT)).isEqualTo("ping\n");
            assertThat(Bytes.end(output)).isEqualTo(new StreamEnded(null, 0));
        });
    }

    @Test
    default void anExecsExitStatusIsToldAtTheEnd() {
        onTask(task -> {
            List<StreamElement> output = Wires.exchange(
                    probe(),
                    Wires.connected(probe(), task, Wires.exec(false, false, "sh", "-c", "exit 7")),
                    Source.empty());

            assertThat(Bytes.end(output)).isEqualTo(new StreamEnded(null, 7));
        });
    }

    @Test
    default void outputAndErrorsStayApart() {
        onTask(task -> {
            List<StreamElement> output = Wires.exchange(
                    probe(),
                    Wires.connected(probe(), task, Wires.exec(false, false, "sh", "-c", "echo out; echo err >&2")),
                    Source.empty());

            assertThat(Bytes.text(output, StreamName.STDOUT)).isEqualTo("out\n");
            assertThat(Bytes.text(output, StreamName.STDERR)).isEqualTo("err\n");
        });
    }

    @Test
    default void aTerminalIsOneStream() {
        onTask(task -> {
            ConnectionOffered offered =
                    Wires.connected(probe(), task, Wires.exec(true, true, "sh", "-c", "echo out; echo err >&2"));

            assertThat(offered.terminal()).isTrue();
            List<StreamElement> output = Wires.output(probe(), offered).all();
            assertThat(Bytes.text(output, StreamName.DATA)).contains("out").contains("err");
            assertThat(Bytes.text(output)).isEqualTo(Bytes.text(output, StreamName.DATA));
        });
    }

    @Test
    default void anAttachedReaderHearsWhatTheTaskWritesUntilItEnds() {
        onTask(task -> {
            ConnectionOffered attached = Wires.connected(probe(), task, new Connection.Attach(true, false));
            Received<StreamElement> output = Wires.output(probe(), attached);
            Streams.chunks(
                            StreamName.STDIN,
                            Source.single(ByteString.fromString("ping\n")).concat(Source.maybe()))
                    .runWith(attached.input().getSink(), probe().system());
            output.until(e ->
                    e instanceof StreamChunk chunk && chunk.data().utf8String().contains("ping"));

            tasks().stop(task);

            assertThat(Bytes.end(output.all()).failure()).isNull();
        });
    }

    @Test
    default void manyBytesGoThroughAndBackUnchanged() {
        onTask(task -> {
            byte[] block = new byte[40_000];
            new java.util.Random(1).nextBytes(block);
            ByteString data = ByteString.fromArray(block);
            Source<ByteString, NotUsed> input = Source.repeat(data).take(100);

            List<StreamElement> output =
                    Wires.exchange(probe(), Wires.connected(probe(), task, Wires.exec(true, false, "cat")), input);

            ByteString echoed = Bytes.data(output);
            assertThat(echoed.size()).isEqualTo(100 * data.size());
            for (int i = 0; i < 100; i++) {
                assertThat(echoed.slice(i * data.size(), (i + 1) * data.size())).isEqualTo(data);
            }
        });
    }

    @Test
    default void aStoppedTaskTakesNoConnection() {
        if (!tasks().given(Verb.STOP)) {
            return;
        }
        onTask(task -> {
            tasks().stop(task);

            Probe.refused(ErrorCode.CONFLICT, Wires.connect(probe(), task, Wires.exec(false, false, "true")));
        });
    }

    @Test
    default void connectionsThatMakeNoSenseAreRefused() {
        onTask(task -> {
            Probe.refused(ErrorCode.INVALID, Wires.connect(probe(), task, Wires.exec(false, false)));
            Probe.refused(ErrorCode.INVALID, Wires.connect(probe(), task, new Connection.Port(0)));
            Probe.refused(ErrorCode.INVALID, Wires.connect(probe(), task, new Connection.Port(70000)));
        });
    }

    private void onTask(java.util.function.Consumer<NodePath> test) {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.CONNECT))) {
            return;
        }
        NodePath task = tasks().running();
        test.accept(task);
        tasks().remove(task);
    }
}
