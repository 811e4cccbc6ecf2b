package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.NodeUpdated;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StartReply;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.protocol.UpdateNode;
import io.libswarm.protocol.UpdateReply;
import io.libswarm.protocol.Verb;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Start, stop, update and remove, and each of them twice. */
public interface LifecycleContract extends Contract {

    @Test
    default void aTaskStopsAndStartsAgain() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.STOP) && tasks().given(Verb.START))) {
            return;
        }
        NodePath task = tasks().running();

        NodeStopped stopped = tasks().stop(task);
        assertThat(stopped.alreadyStopped()).isFalse();
        assertThat(stopped.node().summary().state()).isEqualTo(RunState.EXITED);
        assertThat(stopped.node().exitStatus()).isEqualTo(137);
        assertThat(listedState(task)).isEqualTo(RunState.EXITED);

        NodeStarted started = Probe.expect(NodeStarted.class, start(task));
        assertThat(started.alreadyStarted()).isFalse();
        assertThat(started.node().summary().state()).isEqualTo(RunState.RUNNING);
        assertThat(listedState(task)).isEqualTo(RunState.RUNNING);
        tasks().remove(task);
    }

    @Test
    default void stopTwiceIsNotAnError() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.STOP))) {
            return;
        }
        NodePath task = tasks().running();
        tasks().stop(task);

        NodeStopped again = tasks().stop(task);

        assertThat(again.alreadyStopped()).isTrue();
        assertThat(again.node().exitStatus()).isEqualTo(137);
        tasks().remove(task);
    }

    @Test
    default void startTwiceIsNotAnError() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.START))) {
            return;
        }
        NodePath task = tasks().running();

        assertThat(Probe.expect(NodeStarted.class, start(task)).alreadyStarted())
                .isTrue();
        tasks().remove(task);
    }

    @Test
    default void aSignalThatThereIsNotIsRefusedByItsName() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.STOP))) {
            return;
        }
        NodePath task = tasks().running();

        Failure failure = Probe.refused(
                ErrorCode.INVALID, probe().<StopReply>ask(task, (c, r) -> new StopNode(c, "SIGNONSENSE", null, r)));

        assertThat(failure.message()).contains("SIGNONSENSE");
        assertThat(probe().state(task).summary().state()).isEqualTo(RunState.RUNNING);
        tasks().remove(task);
    }

    @Test
    default void aRunningTaskIsRemovedOnlyByForce() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.REMOVE))) {
            return;
        }
        NodePath task = tasks().running();

        Probe.refused(ErrorCode.CONFLICT, tasks().askRemove(task, false));
        assertThat(probe().state(task).summary().state()).isEqualTo(RunState.RUNNING);
        Probe.expect(NodeRemoved.class, tasks().askRemove(task, true));
        Probe.refused(ErrorCode.NOT_FOUND, probe().get(task));
        assertThat(probe().list(task.parent(), new Selector(Set.of(), Set.of(), Map.of(), task.name()), Page.FIRST)
                        .children())
                .isEmpty();
    }

    @Test
    default void removeTwiceSaysThatItIsGone() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.REMOVE))) {
            return;
        }
        NodePath task = tasks().running();
        tasks().remove(task);

        RemoveReply again = tasks().askRemove(task, true);

        if (again instanceof NodeRemoved removed) {
            assertThat(removed.alreadyGone()).isTrue();
        } else {
            Probe.refused(ErrorCode.NOT_FOUND, again);
        }
    }

    @Test
    default void labelsAreSetAndRemoved() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.UPDATE))) {
            return;
        }
        NodePath task = tasks().spawn(subject()
                .task()
                .name(tasks().name())
                .label("old", "1")
                .label("kept", "2")
                .build());
        Map<String, String> labels = new HashMap<>();
        labels.put("new", "3");
        labels.put("old", null);

        UpdateReply reply = probe().ask(task, (c, r) -> new UpdateNode(c, labels, ByteString.emptyByteString(), r));
        if (!subject().changesLabels()) {
            Probe.refused(ErrorCode.INVALID, reply);
            tasks().remove(task);
            return;
        }
        NodeUpdated updated = Probe.expect(NodeUpdated.class, reply);

        assertThat(updated.node().summary().labels())
                .containsEntry("new", "3")
                .containsEntry("kept", "2")
                .doesNotContainKey("old");
        assertThat(probe().state(task).summary().labels())
                .isEqualTo(updated.node().summary().labels());
        tasks().remove(task);
    }

    private StartReply start(NodePath task) {
        return probe().ask(task, StartNode::new);
    }

    private RunState listedState(NodePath task) {
        return probe().list(task.parent(), new Selector(Set.of(), Set.of(), Map.of(), task.name()), Page.FIRST)
                .children()
                .get(0)
                .state();
    }
}
