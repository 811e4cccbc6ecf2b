package io.libswarm.backends.dockerserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final List<Set<String>> looks = new ArrayList<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private final Lane lane = new Lane(asked -> {
        looks.add(Set.copyOf(asked));
        running.add(new CompletableFuture<>());
        return running.get(running.size() - 1);
    });

    @Test
    void whoAsksDuringALookWaitsForTheNext() {
        var first = lane.ask("a").toCompletableFuture();
        var second = lane.ask("a").toCompletableFuture();
        running.get(0).complete(null);
        assertThat(first).isDone();
        assertThat(second).isNotDone();
        running.get(1).complete(null);
        assertThat(second).isDone();
    }

    @Test
    void allThatWasAskedDuringALookIsLookedAtInOne() {
        lane.ask("a");
        lane.ask("b");
        lane.ask("c");
        lane.ask("b");
        assertThat(looks).hasSize(1);
        running.get(0).complete(null);
        assertThat(looks).containsExactly(Set.of("a"), Set.of("b", "c"));
    }

    @Test
    void aLookThatFailsEndsTheWaitAndTheNextIsBegun() {
        var first = lane.ask("a").toCompletableFuture();
        running.get(0).completeExceptionally(new IllegalStateException("lost"));
        assertThat(first).isCompleted();
        lane.ask("b");
        assertThat(looks).hasSize(2);
    }
}
