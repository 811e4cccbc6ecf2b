package io.libswarm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.runtime.member.MemberSettings;
import io.libswarm.runtime.member.SwarmMember;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The story, told of a real engine. */
class ExamplesIT {
    @Test
    void theStoryIsToldOfARealEngine() throws Exception {
        String engines = System.getenv("LIBSWARM_ENGINES");
        assertThat(engines)
                .as("LIBSWARM_ENGINES (expected: run deploy/test, or: eval \"$(deploy/lab/engines env)\")")
                .isNotNull();
        String engine = engines.split(" ")[0];
        try (SwarmMember member = SwarmMember.start(MemberSettings.alone()).awaitReady(Duration.ofSeconds(30))) {
            String printed =
                    Printed.by(() -> SwarmStory.main(new String[] {member.address(), "docker", "host=" + engine}));
            assertThat(printed).contains("/east/", "the clock says ", "20", "exit status 137");
        }
    }
}
