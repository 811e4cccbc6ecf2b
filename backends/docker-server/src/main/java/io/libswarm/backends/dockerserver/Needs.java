package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a container has to be beside: other containers, and networks and volumes that live on one host. */
final class Needs {
    private static final Set<String> EVERYWHERE = Set.of("", "default", "bridge", "host", "none", "nat");

    /** Something that some hosts have. */
    private record Need(String what, Set<Engine> hosts) {}

    static final Needs NONE = new Needs();

    private final List<Need> needs = new ArrayList<>();

    /** Reads a create's body, in which {@code host/name} becomes what the engine knows. */
    static Needs of(ObjectNode body, Pool pool, Names names) {
        Needs needs = new Needs();
        JsonNode host = body.path("HostConfig");
        for (String mode : List.of("NetworkMode", "IpcMode", "PidMode")) {
            String value = host.path(mode).asText("");
            if (value.startsWith("container:")) {
                Container other = names.container(value.substring("container:".length()));
                needs.beside(other);
                ((ObjectNode) host).put(mode, "container:" + other.id());
            }
        }
        for (JsonNode from : host.path("VolumesFrom")) {
            needs.beside(names.container(from.asText().split(":", 2)[0]));
        }
        for (JsonNode link : host.path("Links")) {
            needs.beside(names.container(link.asText().split(":", 2)[0]));
        }
        Set<String> networks = new HashSet<>();
        body.path("NetworkingConfig").path("EndpointsConfig").fieldNames().forEachRemaining(networks::add);
        networks.add(host.path("NetworkMode").asText(""));
        networks.stream()
                .filter(network -> !EVERYWHERE.contains(network) && !network.startsWith("container:"))
                .forEach(network -> needs.network(network, pool));
        volumes(host).forEach(volume -> needs.volume(volume, pool));
        return needs;
    }

    private static Set<String> volumes(JsonNode host) {
        Set<String> volumes = new HashSet<>();
        for (JsonNode bind : host.path("Binds")) {
            String source = bind.asText().split(":", 2)[0];
            if (!source.startsWith("/")) {
                volumes.add(source);
            }
        }
        for (JsonNode mount : host.path("Mounts")) {
            if (mount.path("Type").asText().equals("volume")
                    && !mount.path("Source").asText().isEmpty()) {
                volumes.add(mount.path("Source").asText());
            }
        }
        return volumes;
    }

    private void beside(Container other) {
        Set<Engine> hosts = other.owner() instanceof Engine engine ? Set.of(engine) : Set.of();
        needs.add(new Need("container " + other.name(), hosts));
    }

    /** A network that nobody has is left to the engine to refuse, in its own words. */
    private void network(String network, Pool pool) {
        Set<Engine> hosts = new HashSet<>();
        for (Engine engine : pool.engines()) {
            for (JsonNode one : engine.all(Thing.NETWORK)) {
                if (network.equals(one.path("Name").asText())
                        || network.equals(one.path("Id").asText())) {
                    hosts.add(engine);
                }
            }
        }
        if (!hosts.isEmpty()) {
            needs.add(new Need("network " + network, hosts));
        }
    }

    /** A volume that nobody has is made where the container goes. */
    private void volume(String volume, Pool pool) {
        Set<Engine> hosts = new HashSet<>();
        for (Engine engine : pool.engines()) {
            if (engine.all(Thing.VOLUME).stream()
                    .anyMatch(one -> volume.equals(one.path("Name").asText()))) {
                hosts.add(engine);
            }
        }
        if (!hosts.isEmpty()) {
            needs.add(new Need("volume " + volume, hosts));
        }
    }

    boolean allow(Engine engine) {
        return needs.stream().allMatch(need -> need.hosts.contains(engine));
    }

    @Override
    public String toString() {
        return String.join(", ", needs.stream().map(Need::what).toList());
    }
}
