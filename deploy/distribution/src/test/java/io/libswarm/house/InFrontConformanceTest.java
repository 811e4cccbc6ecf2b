package io.libswarm.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.ProviderInfo;
import io.libswarm.runtime.testkit.BackendConformanceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The suite for a backend that is tested here, outside its own folder. */
abstract class InFrontConformanceTest extends BackendConformanceTest {

    @Override
    public abstract InFront subject();

    @Test
    @Override
    public final void theReadmeNamesEverySettingAndVerb() throws IOException {
        ProviderInfo info = subject().provider().info();
        String readme = Files.readString(Path.of("..", "..", "backends", info.name(), "README.md"));
        assertThat(info.settings()).allSatisfy(setting -> assertThat(readme).contains("| `" + setting.name() + "` |"));
        assertThat(info.verbs()).allSatisfy(verb -> assertThat(readme).contains("`" + verb + "`"));
    }
}
