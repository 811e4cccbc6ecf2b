package io.libswarm.backends.simulator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueType;
import io.libswarm.backends.simulator.Topology.ContainerPlan;
import io.libswarm.backends.simulator.Topology.HostPlan;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.spi.InvalidSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a topology from JSON or HOCON: {@code hosts} and {@code containers}, lists of names or of objects with {@code name}, {@code labels}
 * and, for a host, {@code containers} and {@code count}; for a container {@code image}, {@code command} and {@code state}.
 */
final class TopologyFile {
    private TopologyFile() {}

    /** Blocks for the file's reading. */
    static Topology read(Path file) {
        try {
            Config config = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
            List<HostPlan> hosts = new ArrayList<>();
            for (Config host : entries(config, "hosts")) {
                int count = host.hasPath("count") ? host.getInt("count") : 0;
                hosts.add(new HostPlan(host.getString("name"), labels(host), containers(host), count, 1));
            }
            return new Topology(hosts, containers(config));
        } catch (ConfigException e) {
            throw new InvalidSettings("topology: " + e.getMessage());
        }
    }

    private static List<ContainerPlan> containers(Config parent) {
        List<ContainerPlan> plans = new ArrayList<>();
        for (Config container : entries(parent, "containers")) {
            plans.add(new ContainerPlan(
                    container.getString("name"),
                    container.hasPath("image") ? container.getString("image") : "simulated",
                    labels(container),
                    container.hasPath("command") ? container.getStringList("command") : List.of(),
                    container.hasPath("state") ? new RunState(container.getString("state")) : RunState.RUNNING));
        }
        return plans;
    }

    private static List<Config> entries(Config parent, String key) {
        List<Config> entries = new ArrayList<>();
        if (parent.hasPath(key)) {
            parent.getList(key)
                    .forEach(value -> entries.add(
                            value.valueType() == ConfigValueType.STRING
                                    ? ConfigFactory.parseMap(Map.of("name", value.unwrapped()))
                                    : value.atKey("it").getConfig("it")));
        }
        return entries;
    }

    private static Map<String, String> labels(Config node) {
        Map<String, String> labels = new TreeMap<>();
        if (node.hasPath("labels")) {
            node.getObject("labels").forEach((key, value) -> labels.put(key, String.valueOf(value.unwrapped())));
        }
        return labels;
    }
}
