package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.Verb;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** New nodes: their names, and that each is made once. */
public interface SpawnContract extends Contract {

    @Test
    default void aNewTaskRunsAndHasAHandle() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        String name = tasks().name();

        NodeSpawned spawned = Probe.expect(
                NodeSpawned.class, tasks().ask(subject().task().name(name).build()));

        assertThat(spawned.node().path().name()).isEqualTo(name);
        assertThat(spawned.handle().path()).isEqualTo(spawned.node().path());
        assertThat(spawned.node().summary().state()).isEqualTo(RunState.RUNNING);
        assertThat(probe().state(spawned.node().path()).summary().state()).isEqualTo(RunState.RUNNING);
        tasks().remove(spawned.node().path());
    }

    @Test
    default void aTaskMayBeMadeAndStartedLater() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.START))) {
            return;
        }
        NodePath task =
                tasks().spawn(subject().task().name(tasks().name()).start(false).build());

        assertThat(probe().state(task).summary().state()).isEqualTo(RunState.CREATED);
        assertThat(Probe.expect(NodeStarted.class, probe().ask(task, StartNode::new))
                        .alreadyStarted())
                .isFalse();
        assertThat(probe().state(task).summary().state()).isEqualTo(RunState.RUNNING);
        tasks().remove(task);
    }

    @Test
    default void aTaskWithoutANameGetsOne() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        NodePath first = tasks().spawn(subject().task().build());
        NodePath second = tasks().spawn(subject().task().build());

        assertThat(first).isNotEqualTo(second);
        tasks().remove(first);
        tasks().remove(second);
    }

    @Test
    default void oneRequestIdMakesOneTaskHoweverOftenItIsAsked() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        QueryContext context = QueryContext.within(Probe.PATIENCE);
        NodeSpec spec = subject().task().build();

        NodeSpawned first = Probe.expect(NodeSpawned.class, tasks().ask(spec, context));
        NodeSpawned again = Probe.expect(NodeSpawned.class, tasks().ask(spec, context));

        assertThat(again.handle()).isEqualTo(first.handle());
        tasks().remove(first.node().path());
    }

    @Test
    default void aNameIsTakenOnce() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        NodeSpec spec = subject().task().name(tasks().name()).build();
        NodePath task = tasks().spawn(spec);

        Failure failure = Probe.refused(ErrorCode.ALREADY_EXISTS, tasks().ask(spec));

        assertThat(failure.message()).contains(task.name());
        tasks().remove(task);
        tasks().remove(tasks().spawn(spec));
    }

    @Test
    default void ofManySpawnsOfOneNameAtOnceExactlyOneWins() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        NodeSpec spec = subject().task().name(tasks().name()).build();
        NodePath at = subject().spawnsAt(backend());

        List<CompletionStage<SpawnReply>> asked = IntStream.range(0, 8)
                .mapToObj(i -> probe().<SpawnReply>send(
                                at, QueryContext.within(Probe.PATIENCE), (c, r) -> new SpawnNode(c, spec, r)))
                .toList();

        List<SpawnReply> replies = asked.stream().map(Probe::answer).toList();
        List<NodeSpawned> won = replies.stream()
                .filter(NodeSpawned.class::isInstance)
                .map(NodeSpawned.class::cast)
                .toList();
        assertThat(won).hasSize(1);
        replies.stream()
                .filter(Failure.class::isInstance)
                .forEach(reply -> Probe.refused(ErrorCode.ALREADY_EXISTS, reply));
        tasks().remove(won.get(0).node().path());
    }

    @Test
    default void anyNameIsKeptAsItIsOrRefused() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        for (String name : OddNames.ALL) {
            SpawnReply reply = tasks().ask(subject().task().name(name).build());
            if (!subject().takesAnyName() && reply instanceof Failure) {
                Probe.refused(ErrorCode.INVALID, reply);
                continue;
            }
            NodePath task = Probe.expect(NodeSpawned.class, reply).node().path();
            assertThat(task.name()).isEqualTo(name);
            assertThat(probe().state(NodePath.parse(task.toString())).path()).isEqualTo(task);
            tasks().remove(task);
        }
    }

    @Test
    default void namesThatAreNoNamesAreRefused() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        for (String name : List.of("", ".", "..", "-", "_reserved", "a\nb", "n".repeat(256))) {
            Probe.refused(
                    ErrorCode.INVALID, tasks().ask(subject().task().name(name).build()));
        }
    }
}
