package io.libswarm.backends.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.libswarm.protocol.RunState;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulatorSettingsTest {
    @TempDir
    private Path dir;

    @Test
    void bareArgumentsAreNamesOfContainers() {
        Topology topology = topology(Map.of("names", List.of("a", "b c")));

        assertThat(topology.containers())
                .extracting(Topology.ContainerPlan::name)
                .containsExactly("a", "b c");
        assertThat(SimulatorSettings.schema().get(0).positional()).isTrue();
    }

    @Test
    void containersOfAllHostsHaveNamesOfTheirOwn() {
        Topology topology = topology(Map.of("hosts", List.of("3"), "containersPerHost", List.of("10")));

        assertThat(topology.hosts()).extracting(Topology.HostPlan::from).containsExactly(1, 11, 21);
        assertThat(topology.hosts()).extracting(Topology.HostPlan::name).containsExactly("host-1", "host-2", "host-3");
    }

    @Test
    void aTopologyIsReadFromHoconOrJson() throws IOException {
        Path hocon = Files.writeString(dir.resolve("net.conf"), """
                hosts = [
                  { name = rack-1, labels { zone = a }, count = 2, containers = [web, { name = db, image = pg, state = exited }] }
                ]
                containers = [lonely]
                """);
        Path json = Files.writeString(dir.resolve("net.json"), """
                {"hosts": [{"name": "rack-1", "labels": {"zone": "a"}, "count": 2,
                  "containers": ["web", {"name": "db", "image": "pg", "state": "exited"}]}], "containers": ["lonely"]}
                """);

        Topology topology = topology(Map.of("topology", List.of(hocon.toString())));

        assertThat(topology).isEqualTo(topology(Map.of("topology", List.of(json.toString()))));
        assertThat(topology.hosts().get(0).labels()).containsEntry("zone", "a");
        assertThat(topology.hosts().get(0).containers().get(1).state()).isEqualTo(RunState.EXITED);
        assertThat(topology.containers())
                .extracting(Topology.ContainerPlan::name)
                .containsExactly("lonely");
    }

    @Test
    void aTopologyThatCanNotBeReadIsRefusedByItsName() throws IOException {
        Path broken = Files.writeString(dir.resolve("broken.conf"), "hosts = [ {");
        Path nameless = Files.writeString(dir.resolve("nameless.conf"), "hosts = [ { count = 1 } ]");

        assertThatThrownBy(() -> topology(Map.of("topology", List.of(broken.toString()))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("topology")
                .hasMessageContaining("broken.conf");
        assertThatThrownBy(() -> topology(Map.of("topology", List.of(nameless.toString()))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() ->
                        topology(Map.of("topology", List.of(dir.resolve("none").toString()))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("none");
    }

    @Test
    void wrongValuesAreRefusedWithWhatWasExpected() {
        assertRefused(Map.of("hosts", List.of("many")), "hosts: 'many' (expected: a whole number)");
        assertRefused(Map.of("hosts", List.of("-1")), "hosts: -1 (expected: 0 to 100000)");
        assertRefused(Map.of("containersPerHost", List.of("5")), "containersPerHost: 5 without hosts");
        assertRefused(Map.of("errorRate", List.of("2")), "errorRate: '2' (expected: a number from 0 to 1)");
        assertRefused(Map.of("latency", List.of("soon")), "latency: 'soon' (expected: a duration");
        assertRefused(Map.of("crashOn", List.of("dance")), "crashOn: 'dance' (expected: one of [");
        assertRefused(Map.of("stop", List.of("maybe")), "stop: 'maybe' (expected: one of [exits, ignores, refuses])");
        assertRefused(Map.of("colour", List.of("red")), "colour: no such setting of simulator");
        assertRefused(Map.of("names", List.of("a", "a")), "name: 'a' is there twice");
        assertRefused(Map.of("names", List.of("_a")), "name: '_a' is reserved");
        assertRefused(Map.of("names", List.of("..")), "name: '..' is reserved");
    }

    private static void assertRefused(Map<String, List<String>> given, String message) {
        assertThatThrownBy(() -> settings(given))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(message);
    }

    private static SimulatorSettings settings(Map<String, List<String>> given) {
        return SimulatorSettings.of(Settings.checked(SimulatorProvider.INFO, given));
    }

    private static Topology topology(Map<String, List<String>> given) {
        return settings(given).topology();
    }
}
