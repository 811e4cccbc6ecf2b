package io.libswarm.runtime.gate;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NativeDocument;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeUpdated;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.StartReply;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FittingTest {
    private static final NodePath PATH = NodePath.of("n");

    private static NodeState state(int documentBytes) {
        NodeSummary summary =
                new NodeSummary(PATH, Kind.CONTAINER, RunState.RUNNING, Map.of(), Map.of(), "", new Cursor("n", 1, 1));
        return new NodeState(summary, Set.of(), 3, NativeDocument.json(ByteString.fromArray(new byte[documentBytes])));
    }

    @Test
    void whatFitsIsSentAsItIs() {
        StartReply reply = new NodeStarted(state(1000), true);
        assertThat(Fitting.fitting(reply, PATH)).isSameAs(reply);
    }

    @Test
    void aChangeThatHappenedIsAnsweredWithoutItsDocumentRatherThanAsAFailure() {
        NodeState large = state(300_000);
        NodeState bare = new NodeState(large.summary(), Set.of(), 3, null);
        assertThat(Fitting.fitting(new NodeStarted(large, true), PATH)).isEqualTo(new NodeStarted(bare, true));
        assertThat(Fitting.fitting(new NodeStopped(large, true), PATH)).isEqualTo(new NodeStopped(bare, true));
        assertThat(Fitting.fitting(new NodeUpdated(large), PATH)).isEqualTo(new NodeUpdated(bare));
    }

    @Test
    void aDocumentThatWasAskedForAndDoesNotFitIsRefused() {
        GetReply reply = Fitting.<GetReply>fitting(new NodeReported(state(300_000)), PATH);
        assertThat(reply).isInstanceOf(Failure.class);
        assertThat(((Failure) reply).code()).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(((Failure) reply).message()).contains("expected: at most 245760");
    }
}
