package io.libswarm.backends.dockerserver;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What is on a host, and on its way to it.
 *
 * @param containers how many, whether they run or not
 * @param reserved what they set aside
 * @param ports of the host that they claim by number
 */
record Load(int containers, Reserved reserved, Set<String> ports) {
    static final Load NONE = new Load(0, Reserved.NOTHING, Set.of());

    static Load of(Collection<Container> all) {
        Reserved reserved = Reserved.NOTHING;
        Set<String> ports = new HashSet<>();
        for (Container one : all) {
            reserved = reserved.plus(one.reserved());
            ports.addAll(one.ports());
        }
        return new Load(all.size(), reserved, ports);
    }

    Load plus(Order order) {
        Set<String> all = new HashSet<>(ports);
        all.addAll(order.ports());
        return new Load(containers + 1, reserved.plus(order.reserved()), all);
    }
}
