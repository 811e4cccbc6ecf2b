package io.libswarm.backends.docker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.ResourceSpec;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.gate.AnsweredException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReservationsTest {

    private static final EngineObject HOST = object(Kind.HOST, RunState.RUNNING, Map.of("memory", "1000", "cpus", "2"));
    private final Reservations reservations = new Reservations();

    private static EngineObject object(Kind kind, RunState state, Map<String, String> attributes) {
        return new EngineObject(
                "id", "name", kind, state, Map.of(), attributes, "", null, ByteString.emptyByteString());
    }

    private static EngineObject container(RunState state, String memory) {
        return object(Kind.CONTAINER, state, Map.of("memory", memory));
    }

    private void hold(Object holder, long memory, long nanoCpus, EngineObject... there) {
        reservations.hold(holder, new ResourceSpec(memory, nanoCpus), HOST, List.of(there));
    }

    @Test
    void whatRunsAndWhatIsOnItsWayIsCountedAndWhatRestsIsNot() {
        EngineObject running = container(RunState.RUNNING, "300");
        EngineObject exited = container(RunState.EXITED, "900");
        hold("first", 400, 0, running, exited);
        assertThatThrownBy(() -> hold("second", 400, 0, running, exited))
                .isInstanceOf(AnsweredException.class)
                .hasMessageContaining("memory: 400 (expected: at most 300 bytes");
        reservations.release("first");
        assertThatCode(() -> hold("second", 400, 0, running, exited)).doesNotThrowAnyException();
    }

    @Test
    void cpusAreReservedTooAndWhoWantsNothingAlwaysFits() {
        hold("first", 1000, 2_000_000_000L);
        assertThatThrownBy(() -> hold("second", 0, 1)).hasMessageContaining("nanoCpus: 1 (expected: at most 0");
        assertThatCode(() -> hold("third", 0, 0)).doesNotThrowAnyException();
    }
}
