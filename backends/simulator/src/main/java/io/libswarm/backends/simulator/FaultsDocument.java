package io.libswarm.backends.simulator;

import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The faults of a simulator as JSON, with the names of its settings. */
final class FaultsDocument {
    private static final Set<String> KEYS = Set.of(
            "latency", "jitter", "errorRate", "hang", "faultsOn", "crashOn", "stop", "dropEvents", "documentBytes");

    private FaultsDocument() {}

    static Map<String, Object> of(Faults faults) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("latency", faults.latency().toMillis() + "ms");
        document.put("jitter", faults.jitter().toMillis() + "ms");
        document.put("errorRate", faults.errorRate());
        document.put("hang", faults.hang());
        document.put("faultsOn", words(faults.on()));
        document.put("crashOn", words(faults.crashOn()));
        document.put("stop", faults.stop().word());
        document.put("dropEvents", faults.dropEvents());
        document.put("documentBytes", faults.documentBytes());
        return document;
    }

    /** The faults that a document says; what it leaves out is as if no setting had been given. */
    static Faults read(Map<String, Object> document) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        document.forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                throw new InvalidSettings(key + ": no such fault (expected: one of " + KEYS + ")");
            }
            List<String> values = new ArrayList<>();
            (value instanceof List<?> list ? list : List.of(value)).forEach(each -> values.add(String.valueOf(each)));
            given.put(key, values);
        });
        return Faults.of(Settings.checked(SimulatorProvider.INFO, given));
    }

    private static List<String> words(Set<Verb> verbs) {
        return verbs.stream()
                .map(verb -> verb.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
