package io.libswarm.backends.simulator;

import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is there when a simulator begins.
 *
 * @param hosts with their containers
 * @param containers directly below the backend
 */
record Topology(List<HostPlan> hosts, List<ContainerPlan> containers) {

    /**
     * A host.
     *
     * @param count so many containers without a plan of their own, after the others
     * @param from the number of the first of these
     */
    record HostPlan(String name, Map<String, String> labels, List<ContainerPlan> containers, int count, int from) {}

    /** A container. */
    record ContainerPlan(String name, String image, Map<String, String> labels, List<String> command, RunState state) {
        static ContainerPlan named(String name) {
            return new ContainerPlan(name, "simulated", Map.of(), List.of(), RunState.RUNNING);
        }
    }

    /** From the settings: a file, numbers and names may come together. */
    static Topology of(Settings settings) {
        List<HostPlan> hosts = new ArrayList<>();
        List<ContainerPlan> containers = new ArrayList<>();
        settings.optional("topology").map(Path::of).map(TopologyFile::read).ifPresent(file -> {
            hosts.addAll(file.hosts());
            containers.addAll(file.containers());
        });
        int count = SimulatorSettings.bounded(settings, "hosts", 0, 100_000);
        int each = SimulatorSettings.bounded(settings, "containersPerHost", 0, 10_000_000);
        if (count == 0 && each > 0) {
            throw new InvalidSettings("containersPerHost: " + each + " without hosts (expected: hosts of 1 or more)");
        }
        for (int i = 0; i < count; i++) {
            hosts.add(new HostPlan("host-" + (i + 1), Map.of(), List.of(), each, i * each + 1));
        }
        settings.all("names").forEach(name -> containers.add(ContainerPlan.named(name)));
        return new Topology(List.copyOf(hosts), List.copyOf(containers)).checked();
    }

    private Topology checked() {
        Set<String> taken = new HashSet<>();
        hosts.forEach(host -> {
            check(taken, host.name());
            Set<String> within = new HashSet<>();
            host.containers().forEach(container -> check(within, container.name()));
        });
        containers.forEach(container -> check(taken, container.name()));
        return this;
    }

    private static void check(Set<String> taken, String name) {
        try {
            NodePath.ROOT.child(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(String.valueOf(e.getMessage()));
        }
        if (name.startsWith("_")) {
            throw new InvalidSettings("name: '" + name + "' is reserved (expected: one that does not begin with _)");
        }
        if (!taken.add(name)) {
            throw new InvalidSettings("name: '" + name + "' is there twice (expected: once)");
        }
    }
}
