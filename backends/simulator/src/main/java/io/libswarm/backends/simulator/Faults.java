package io.libswarm.backends.simulator;

import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Settings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a simulator fails.
 *
 * @param latency how long each answer takes
 * @param jitter at most so much more
 * @param errorRate share of the queries answered with an error
 * @param hang share of the queries never answered
 * @param on the verbs that these apply to
 * @param crashOn verbs that crash the node
 * @param stop what a task does when it is to stop
 * @param dropEvents share of the changes that the tree is not told of
 * @param documentBytes what native documents are padded to
 */
record Faults(
        Duration latency,
        Duration jitter,
        double errorRate,
        double hang,
        Set<Verb> on,
        Set<Verb> crashOn,
        StopManner stop,
        double dropEvents,
        int documentBytes) {
    private static final Set<Verb> FROM_MEMORY = EnumSet.of(Verb.LIST, Verb.RESOLVE, Verb.WATCH);

    static Faults of(Settings settings) {
        List<String> on = settings.all("faultsOn");
        return new Faults(
                settings.duration("latency"),
                settings.duration("jitter"),
                settings.fraction("errorRate"),
                settings.fraction("hang"),
                on.isEmpty() ? EnumSet.complementOf(EnumSet.copyOf(FROM_MEMORY)) : verbs("faultsOn", on),
                verbs("crashOn", settings.all("crashOn")),
                StopManner.of(settings.text("stop")),
                settings.fraction("dropEvents"),
                SimulatorSettings.bounded(settings, "documentBytes", 0, 1 << 30));
    }

    static Set<Verb> verbs(String setting, List<String> words) {
        EnumSet<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (String word : words) {
            verbs.add(verb(setting, word));
        }
        return verbs;
    }

    private static Verb verb(String setting, String word) {
        try {
            return Verb.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            Set<String> known = new TreeSet<>();
            for (Verb verb : Verb.values()) {
                known.add(verb.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            throw new InvalidSettings(setting + ": '" + word + "' (expected: one of " + known + ")");
        }
    }
}
