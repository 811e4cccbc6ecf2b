package io.libswarm.backends.dockerserver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is on its way to a host, and names that are about to be given. Guarded by itself: no two creates choose at the same moment. */
final class Bookings {
    private final Map<Engine, List<Order>> orders = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** Whether nobody else is giving that name; it is taken then until {@link #release}. */
    synchronized boolean reserve(String name) {
        return names.add(name);
    }

    synchronized void release(String name) {
        names.remove(name);
    }

    synchronized void book(Engine engine, Order order) {
        orders.computeIfAbsent(engine, any -> new ArrayList<>()).add(order);
    }

    synchronized void cancel(Engine engine, Order order) {
        List<Order> booked = orders.get(engine);
        if (booked != null) {
            booked.remove(order);
            if (booked.isEmpty()) {
                orders.remove(engine);
            }
        }
    }

    /** What is on a host, and on its way to it. */
    synchronized Load load(Engine engine) {
        Load load = engine.load();
        for (Order order : orders.getOrDefault(engine, List.of())) {
            load = load.plus(order);
        }
        return load;
    }
}
