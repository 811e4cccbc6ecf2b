package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.stream.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a task wrote, and goes on to write. */
public interface LogsContract extends Contract {

    @Test
    default void logsHoldWhatTheTaskWroteAndEndWithoutFollow() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.LOGS))) {
            return;
        }
        NodePath task = tasks().running();
        awaitLog(task, "hello\n");

        List<StreamElement> read = Wires.logs(probe(), task, false, null, -1).all();

        assertThat(Bytes.text(read, StreamName.STDOUT)).contains("hello\n");
        assertThat(Bytes.end(read)).isEqualTo(StreamEnded.COMPLETE);
        assertThat(read.stream().filter(StreamChunk.class::isInstance).map(e -> ((StreamChunk) e).time()))
                .allMatch(time -> time == null || !time.isAfter(Instant.now().plusSeconds(60)));
        tasks().remove(task);
    }

    @Test
    default void followingLogsGoOnUntilTheTaskEnds() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.LOGS) && tasks().given(Verb.CONNECT))) {
            return;
        }
        NodePath task = tasks().running();
        Received<StreamElement> logs = Wires.logs(probe(), task, true, null, -1);
        logs.until(
                e -> e instanceof StreamChunk chunk && chunk.data().utf8String().contains("hello\n"));

        say(task, "later\n");
        logs.until(
                e -> e instanceof StreamChunk chunk && chunk.data().utf8String().contains("later\n"));

        tasks().stop(task);
        assertThat(Bytes.end(logs.all()).failure()).isNull();
        tasks().remove(task);
    }

    @Test
    default void aTailIsTheLastLinesOnly() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.LOGS) && tasks().given(Verb.CONNECT))) {
            return;
        }
        NodePath task = tasks().running();
        awaitLog(task, "hello\n");
        say(task, "one\ntwo\n");
        awaitLog(task, "two\n");

        assertThat(Bytes.text(Wires.logs(probe(), task, false, null, 1).all())).isEqualTo("two\n");
        assertThat(Bytes.text(Wires.logs(probe(), task, false, null, 2).all())).isEqualTo("one\ntwo\n");
        assertThat(Bytes.text(Wires.logs(probe(), task, false, null, 0).all())).isEmpty();
        tasks().remove(task);
    }

    @Test
    default void sinceLeavesOutWhatIsOlder() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.LOGS))) {
            return;
        }
        NodePath task = tasks().running();
        awaitLog(task, "hello\n");

        Instant before = Instant.now().minusSeconds(600);
        Instant after = Instant.now().plusSeconds(600);
        assertThat(Bytes.text(Wires.logs(probe(), task, false, before, -1).all()))
                .contains("hello\n");
        assertThat(Bytes.text(Wires.logs(probe(), task, false, after, -1).all()))
                .isEmpty();
        tasks().remove(task);
    }

    private void say(NodePath task, String text) {
        ConnectionOffered attached = Wires.connected(probe(), task, new Connection.Attach(true, false));
        Received<StreamElement> output = Wires.output(probe(), attached);
        Streams.chunks(
                        StreamName.STDIN,
                        Source.single(ByteString.fromString(text)).concat(Source.maybe()))
                .runWith(attached.input().getSink(), probe().system());
        StringBuilder echoed = new StringBuilder();
        output.until(e -> {
            echoed.append(e instanceof StreamChunk chunk ? chunk.data().utf8String() : "");
            return echoed.toString().contains(text);
        });
        output.cancel();
    }

    private void awaitLog(NodePath task, String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Bytes.text(
                                Wires.logs(probe(), task, false, null, -1).all())
                        .contains(text));
    }
}
