package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.MessageSize;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.Verb;
import org.junit.jupiter.api.Test;

/** Between two systems: what is asked and answered here has crossed a wire. */
public interface WireContract extends Contract {

    @Test
    default void theNodesAreInAnotherSystem() {
        NodeHandle handle =
                Probe.expect(NodeResolved.class, probe().resolve(backend())).handle();

        assertThat(handle.ref().path().address().hasGlobalScope()).isTrue();
        assertThat(handle.ref().path().address()).isNotEqualTo(probe().system().address());
    }

    @Test
    default void aHandleThatCameWithASpawnIsAskedDirectly() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        NodeHandle handle = Probe.expect(
                        NodeSpawned.class,
                        tasks().ask(subject().task().name(tasks().name()).build()))
                .handle();

        assertThat(handle.ref().path().address().hasGlobalScope()).isTrue();
        assertThat(probe().get(handle)).isEqualTo(probe().get(handle.path()));
        tasks().remove(handle.path());
    }

    @Test
    default void aQuestionTooLargeForAMessageIsRefusedByItsSize() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        String large = "x".repeat(MessageSize.LIMIT + 1);
        Probe.refused(
                ErrorCode.TOO_LARGE,
                tasks().ask(subject()
                        .task()
                        .name(tasks().name())
                        .label("large", large)
                        .build()));
    }
}
