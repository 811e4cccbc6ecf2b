package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.LogsReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A reader that is slow, goes away or never comes costs nothing but its own stream. */
public interface StreamsContract extends Contract {

    @Test
    default void streamsThatNobodyTakesUpAreReleased() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        NodePath task = tasks().running();
        int before = Running.streams(bench().farSystem());
        for (int i = 0; i < 20; i++) {
            probe().<WatchReply>ask(task, (c, r) -> new WatchNode(c, 0, List.of(), r));
            if (!subject().absent().contains(Verb.LOGS)) {
                probe().<LogsReply>ask(task, (c, r) -> new StreamLogs(c, true, null, -1, r));
            }
            if (!subject().absent().contains(Verb.CONNECT)) {
                Wires.connect(probe(), task, Wires.exec(true, false, "cat"));
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> Running.streams(bench().farSystem()) <= before);
        tasks().remove(task);
    }

    @Test
    default void aReaderThatGoesAwayEndsItsStream() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.LOGS))) {
            return;
        }
        NodePath task = tasks().running();
        int before = Running.streams(bench().farSystem());
        for (int i = 0; i < 20; i++) {
            Received<StreamElement> logs = Wires.logs(probe(), task, true, null, -1);
            logs.next();
            logs.cancel();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> Running.streams(bench().farSystem()) <= before);
        tasks().remove(task);
    }

    @Test
    default void aReaderThatDoesNotReadHoldsItsSourceBack() {
        if (!(tasks().given(Verb.SPAWN) && tasks().given(Verb.CONNECT))) {
            return;
        }
        NodePath task = tasks().running();
        Connection endless = new Connection.Exec(subject().endless(), java.util.Map.of(), null, null, false, false);
        ConnectionOffered offered = Wires.connected(probe(), task, endless);
        Received<StreamElement> output = Wires.output(probe(), offered);
        output.next();
        long before = Running.heap();
        AtomicLong most = new AtomicLong();

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(20)).until(() -> {
            most.set(Math.max(most.get(), Running.heap() - before));
            return true;
        });

        assertThat(most.get()).as("bytes that wait for the reader").isLessThan(64L << 20);
        output.cancel();
        tasks().remove(task);
    }
}
