package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Every query is answered, in time, whatever happens. */
public interface ErrorContract extends Contract {

    @Test
    default void aQueryAfterItsDeadlineIsAnsweredTimedOutAndChangesNothing() {
        for (Verb verb : Queries.all()) {
            QueryContext late = QueryContext.within(Duration.ofMillis(-1));
            Probe.refused(ErrorCode.TIMED_OUT, Queries.ask(probe(), backend(), late, verb));
        }
    }

    @Test
    default void everyVerbIsAnsweredByItsDeadlineHoweverShort() {
        for (Verb verb : Queries.all()) {
            if (Set.of(Verb.REMOVE, Verb.SPAWN, Verb.STOP).contains(verb)) {
                continue;
            }
            for (int millis : new int[] {1, 5, 50}) {
                long began = System.nanoTime();
                NodeReply reply = Queries.ask(probe(), backend(), QueryContext.within(Duration.ofMillis(millis)), verb);
                assertThat(reply).isNotNull();
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as("%s within %d ms", verb, millis)
                        .isLessThan(Duration.ofMillis(millis + 2000));
            }
        }
    }

    @Test
    default void whenABackendDiesInMidQueryAllItsAskersHearOfItAndItComesBack() {
        NodePath mortal = bench().add(
                        "mortal", subject().provider().info().name(), subject().settings());
        List<CompletionStage<GetReply>> asked = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            if (i == 32) {
                bench().kill(mortal);
            }
            asked.add(probe().send(
                            mortal, QueryContext.within(Probe.PATIENCE), (c, r) -> new GetNode(c, Freshness.FRESH, r)));
        }
        long began = System.nanoTime();
        List<GetReply> replies = asked.stream().map(Probe::answer).toList();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        Set<ErrorCode> expected = EnumSet.of(ErrorCode.UNAVAILABLE, ErrorCode.INTERNAL, ErrorCode.NOT_FOUND);
        assertThat(replies)
                .allMatch(reply -> reply instanceof NodeReported
                        || (reply instanceof Failure failure && expected.contains(failure.code())));
        await().atMost(Probe.PATIENCE).until(() -> probe().get(mortal) instanceof NodeReported);
        bench().remove(mortal);
    }
}
