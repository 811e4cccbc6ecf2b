package io.libswarm.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefreshesTest {

    private final List<String> looks = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Refreshes refreshes = new Refreshes(looks::add);

    @Test
    void whoAsksWhileALookIsUnderWayWaitsForTheNext() {
        refreshes.ask("a");
        refreshes.ask("a", failure -> told.add("second"));
        refreshes.ask("a", failure -> told.add("third"));
        assertThat(looks).containsExactly("a");
        refreshes.done("a", null);
        assertThat(looks).containsExactly("a", "a");
        assertThat(told).isEmpty();
        refreshes.done("a", null);
        assertThat(told).containsExactly("second", "third");
        assertThat(looks).hasSize(2);
    }

    @Test
    void aFailureIsToldToThoseWhoWaitedForThatLook() {
        refreshes.ask("a", failure -> told.add(failure == null ? "good" : failure.message()));
        refreshes.done("a", Failure.of(ErrorCode.UNAVAILABLE, "gone"));
        assertThat(told).containsExactly("gone");
    }

    @Test
    void thousandsAreLookedAtAFewAtATimeAndNoneIsForgotten() {
        for (int id = 0; id < 1000; id++) {
            refreshes.ask("c" + id);
        }
        assertThat(looks).hasSize(Refreshes.AT_ONCE);
        for (int done = 0; done < 1000; done++) {
            refreshes.done(looks.get(done), null);
        }
        assertThat(looks).hasSize(1000).doesNotHaveDuplicates();
    }
}
