package io.libswarm.backends.aggregate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** How the pool ranks the hosts that something may be placed on. */
enum Strategy {
    /** The emptiest first: by share of memory, where that is asked for, then by number of nodes. */
    SPREAD,
    /** The fullest first, so that the others stay free for what is large. */
    BINPACK,
    /** Any. */
    RANDOM;

    /** The names for the setting, the usual one first. */
    static List<String> names() {
        return List.of("spread", "binpack", "random");
    }

    /** The name for the setting. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Strategy named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * The one to ask first.
     *
     * @param hosts at least one
     * @param memory bytes that are to be reserved; 0 for none
     */
    HostLoad best(List<HostLoad> hosts, long memory, RandomGenerator chance) {
        if (this == RANDOM) {
            return hosts.get(chance.nextInt(hosts.size()));
        }
        Comparator<HostLoad> emptiest = Comparator.<HostLoad>comparingDouble(
                        host -> memory == 0 ? 0 : host.memoryShare(memory))
                .thenComparingInt(HostLoad::tenants);
        return hosts.stream()
                .min((this == SPREAD ? emptiest : emptiest.reversed()).thenComparing(HostLoad::path))
                .orElseThrow();
    }
}
