package io.libswarm.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.SettingInfo;
import io.libswarm.protocol.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables of the README are what the provider declares. */
class ReadmeTest {

    private static final Map<String, Set<Verb>> NODES = Map.of(
            "backend", new DockerBackendProvider().verbs(),
            "host", HostNode.HANDLERS.verbs(),
            "container", ContainerNode.HANDLERS.verbs(),
            "collection", CollectionNode.HANDLERS.verbs(),
            "image, network, volume", ThingNode.HANDLERS.verbs());

    private static String readme() throws Exception {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void theSettingsTableIsTheSchema() throws Exception {
        List<String> rows = new ArrayList<>();
        for (SettingInfo setting : DockerSettings.SCHEMA) {
            String type = setting.choices().isEmpty()
                    ? setting.type().name().toLowerCase(java.util.Locale.ROOT)
                    : "`" + String.join("` `", setting.choices()) + "`";
            String fallback = setting.fallback() == null ? "" : "`" + setting.fallback() + "`";
            rows.add("| `" + setting.name() + "` | " + type + " | " + fallback + " | " + setting.description() + " |");
        }
        assertThat(readme()).contains(String.join("\n", rows));
    }

    @Test
    void theVerbsTableIsWhatTheNodesHave() throws Exception {
        String readme = readme();
        NODES.forEach((node, verbs) -> {
            StringBuilder row = new StringBuilder("| " + node + " |");
            for (Verb verb : Verb.values()) {
                row.append(verb == Verb.UNKNOWN ? "" : verbs.contains(verb) ? " x |" : " |");
            }
            assertThat(readme).contains(row);
        });
    }
}
