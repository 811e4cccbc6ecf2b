package io.libswarm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.runtime.member.MemberSettings;
import io.libswarm.runtime.member.SwarmMember;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The examples do what they say, without any real system. */
class ExamplesTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path STORY = Path.of("src/test/java/io/libswarm/examples/SwarmStory.java");

    @Test
    void theStoryIsToldOfASimulatedSystem() throws Exception {
        try (SwarmMember member = SwarmMember.start(MemberSettings.alone()).awaitReady(Duration.ofSeconds(30))) {
            String printed = Printed.by(() -> SwarmStory.main(new String[] {member.address(), "simulator", "hosts=2"}));
            assertThat(printed).contains("/east/", " is there, running", "the clock says ", "exit status 137");
        }
    }

    @Test
    void aMemberIsEmbeddedAndAsked() throws Exception {
        assertThat(Printed.by(() -> EmbeddedMember.main(new String[0])))
                .contains("NodeSpawned", "/lab/host-1", "/lab/host-3");
    }

    @Test
    void theReadmeShowsTheStoryAsItIs() throws Exception {
        String story = Files.readString(STORY);
        assertThat(story.lines().count()).isLessThan(60);
        String shown = story.substring(story.indexOf("/** Mounts"));
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(shown);
    }
}
