package io.libswarm.swarmd;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of options, and where each came from. */
final class Given {

    /**
     * Values of one option.
     *
     * @param values at least one
     * @param from how to speak of it: {@code --bind}, {@code SWARM_BIND} or {@code bind in FILE}
     */
    record Entry(List<String> values, String from) {
        String last() {
            return values.get(values.size() - 1);
        }
    }

    private final Map<DaemonOption, Entry> entries = new EnumMap<>(DaemonOption.class);

    /** Keeps them, unless there are some already: the first layer that speaks of an option is the one that counts. */
    void offer(DaemonOption option, List<String> values, String from) {
        if (!values.isEmpty()) {
            entries.putIfAbsent(option, new Entry(List.copyOf(values), from));
        }
    }

    /** Takes those that the environment has. */
    void offer(Map<String, String> env) {
        for (DaemonOption option : DaemonOption.values()) {
            String text = env.get(option.env());
            if (text != null && !text.isBlank()) {
                offer(option, option.split(text), option.env());
            }
        }
    }

    Optional<Entry> find(DaemonOption option) {
        return Optional.ofNullable(entries.get(option));
    }

    List<String> all(DaemonOption option) {
        return find(option).map(Entry::values).orElse(List.of());
    }
}
