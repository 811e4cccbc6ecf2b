package io.libswarm.swarmctl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments of the form {@code KEY=VALUE}. */
final class Pairs {
    private Pairs() {}

    /** The last value of each key. */
    static Map<String, String> read(String option, List<String> pairs) throws CommandFailure {
        Map<String, String> read = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> pair : readMany(option, pairs).entrySet()) {
            read.put(pair.getKey(), pair.getValue().get(pair.getValue().size() - 1));
        }
        return read;
    }

    /** All values of each key. */
    static Map<String, List<String>> readMany(String option, List<String> pairs) throws CommandFailure {
        Map<String, List<String>> read = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw CommandFailure.usage(option + ": " + pair + " (expected: KEY=VALUE)");
            }
            read.computeIfAbsent(pair.substring(0, equals), key -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        return read;
    }
}
