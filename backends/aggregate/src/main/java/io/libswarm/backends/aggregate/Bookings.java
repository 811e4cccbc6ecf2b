package io.libswarm.backends.aggregate;

import io.libswarm.protocol.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is on its way in a pool: names that are being spawned, and what is being asked of which host. The pool's own state. */
final class Bookings {
    private final Set<String> names = new HashSet<>();
    private final Map<NodePath, List<Booking>> hosts = new HashMap<>();

    /**
     * What a host is being asked for.
     *
     * @param name null when the host chooses one
     * @param request the id of the request, as the host gets it
     * @param memory bytes
     */
    record Booking(@Nullable String name, String request, long memory) {
        /** Whether the host has it already: its watch may be faster than its answer, and then it would count twice. */
        private boolean isAmong(Map<String, Tenant> tenants) {
            return name != null
                    ? tenants.containsKey(name)
                    : tenants.values().stream().anyMatch(tenant -> request.equals(tenant.request()));
        }
    }

    /** Whether the name was free, and now is not. */
    boolean reserve(String name) {
        return names.add(name);
    }

    void release(String name) {
        names.remove(name);
    }

    void book(NodePath host, Booking booking) {
        hosts.computeIfAbsent(host, path -> new ArrayList<>()).add(booking);
    }

    void free(NodePath host, Booking booking) {
        hosts.computeIfPresent(host, (path, booked) -> booked.remove(booking) && booked.isEmpty() ? null : booked);
    }

    /** The host with what is on its way to it. */
    HostLoad with(HostLoad host, Map<String, Tenant> tenants) {
        HostLoad load = host;
        for (Booking booking : hosts.getOrDefault(host.path(), List.of())) {
            if (!booking.isAmong(tenants)) {
                load = load.with(1, booking.memory());
            }
        }
        return load;
    }
}
