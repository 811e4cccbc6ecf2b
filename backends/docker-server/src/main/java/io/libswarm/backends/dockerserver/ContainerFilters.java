package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The filters of {@code docker ps}, over what is remembered. */
final class ContainerFilters {
    private static final Set<String> ALLOWED = Set.of(
            "ancestor",
            "before",
            "exited",
            "expose",
            "health",
            "id",
            "is-task",
            "isolation",
            "label",
            "name",
            "network",
            "node",
            "publish",
            "since",
            "status",
            "volume");
    private static final Set<String> STATES =
            Set.of("created", "restarting", "running", "removing", "paused", "exited", "dead");

    private final Filters filters;
    private final Pool pool;

    ContainerFilters(Visit visit, Pool pool) {
        this.filters = Filters.of(visit, ALLOWED);
        this.pool = pool;
        for (String state : filters.all("status")) {
            if (!STATES.contains(state)) {
                throw new Refusal(400, "Invalid filter 'status=" + state + "'");
            }
        }
    }

    /** Asking for a state means asking for those that don't run, too. */
    boolean wantAll() {
        return filters.has("status");
    }

    Predicate<Container> test(Names names) {
        Predicate<Container> all = this::plain;
        for (String before : filters.all("before")) {
            Instant limit = made(names.container(before));
            all = all.and(one -> made(one).isBefore(limit));
        }
        for (String since : filters.all("since")) {
            Instant limit = made(names.container(since));
            all = all.and(one -> made(one).isAfter(limit));
        }
        if (filters.has("ancestor")) {
            Set<String> images = new Ancestors(pool).of(filters.all("ancestor"));
            all = all.and(one -> images.contains(one.listed().path("ImageID").asText())
                    || filters.all("ancestor").stream()
                            .anyMatch(image -> ImageName.same(
                                    image, one.listed().path("Image").asText())));
        }
        return all;
    }

    private static Instant made(Container container) {
        Instant exact = container.times().created();
        return exact == null ? Instant.ofEpochSecond(container.created()) : exact;
    }

    private boolean plain(Container one) {
        JsonNode listed = one.listed();
        return filters.matches("id", one.id())
                && (!filters.has("name") || one.names().stream().anyMatch(this::named))
                && filters.labels(listed.path("Labels"))
                && filters.exact("status", one.state())
                && filters.exact("node", one.owner().name())
                && (!filters.has("exited") || exited(one))
                && (!filters.has("health") || filters.exact("health", health(one)))
                && (!filters.has("is-task") || filters.exact("is-task", "false"))
                && (!filters.has("network") || networks(listed).stream().anyMatch(filters.all("network")::contains))
                && (!filters.has("volume") || volumes(listed).stream().anyMatch(filters.all("volume")::contains))
                && ports("publish", listed, "PublicPort")
                && ports("expose", listed, "PrivatePort");
    }

    private boolean named(String name) {
        return filters.matches("name", name) || filters.matches("name", "/" + name);
    }

    private boolean exited(Container one) {
        return one.state().equals("exited")
                && one.times().started() != null
                && filters.all("exited").contains(Integer.toString(one.times().exitCode()));
    }

    private static String health(Container one) {
        String health = one.times().health();
        return health.isEmpty() ? "none" : health;
    }

    private static Set<String> networks(JsonNode listed) {
        Set<String> found = new HashSet<>();
        listed.path("NetworkSettings").path("Networks").fields().forEachRemaining(network -> {
            found.add(network.getKey());
            found.add(network.getValue().path("NetworkID").asText());
        });
        return found;
    }

    private static Set<String> volumes(JsonNode listed) {
        Set<String> found = new HashSet<>();
        for (JsonNode mount : listed.path("Mounts")) {
            found.add(mount.path("Name").asText());
            found.add(mount.path("Source").asText());
            found.add(mount.path("Destination").asText());
        }
        return found;
    }

    private boolean ports(String key, JsonNode listed, String field) {
        if (!filters.has(key)) {
            return true;
        }
        for (JsonNode port : listed.path("Ports")) {
            for (String wanted : filters.all(key)) {
                if (port.has(field)
                        && PortRange.parse(wanted)
                                .has(port.path(field).asInt(), port.path("Type").asText())) {
                    return true;
                }
            }
        }
        return false;
    }
}
