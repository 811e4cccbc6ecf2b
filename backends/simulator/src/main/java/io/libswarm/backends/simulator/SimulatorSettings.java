package io.libswarm.backends.simulator;

import static io.libswarm.protocol.SettingType.DURATION;
import static io.libswarm.protocol.SettingType.FLAG;
import static io.libswarm.protocol.SettingType.FRACTION;
import static io.libswarm.protocol.SettingType.NUMBER;
import static io.libswarm.protocol.SettingType.TEXT;

import io.libswarm.protocol.SettingInfo;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Schema;
import io.libswarm.runtime.spi.Settings;
import java.time.Duration;
import java.util.List;

/**
 * The settings of one simulator.
 *
 * @param topology what is there at first
 * @param faults how it fails at first; a native call may change that
 * @param flapEvery how often all hosts go lost, or come back; zero is never
 * @param seed of all chances
 * @param logBytes the most that each task's log keeps
 * @param fileBytes the most that each task's files may take
 */
record SimulatorSettings(Topology topology, Faults faults, Duration flapEvery, long seed, int logBytes, int fileBytes) {

    static List<SettingInfo> schema() {
        return new Schema()
                .many("names", TEXT, "names of containers directly below the backend")
                .positional()
                .fallback("hosts", NUMBER, "0", "so many hosts: host-1, host-2 ...")
                .fallback("containersPerHost", NUMBER, "0", "so many running containers on each of them: c-1, c-2 ...")
                .optional("topology", TEXT, "a JSON or HOCON file with hosts and containers")
                .fallback("latency", DURATION, "0ms", "how long each answer takes")
                .fallback("jitter", DURATION, "0ms", "at most so much more, by chance")
                .fallback("errorRate", FRACTION, "0", "the share of queries that are answered BACKEND_FAILED")
                .fallback("hang", FRACTION, "0", "the share of queries that are never answered by the simulator")
                .many(
                        "faultsOn",
                        TEXT,
                        "which verbs latency, errorRate and hang apply to; all but list, resolve and "
                                + "watch when left out")
                .many("crashOn", TEXT, "verbs that make the node that is asked crash")
                .choice("stop", StopManner.WORDS, "what a task does when it is to stop")
                .fallback("dropEvents", FRACTION, "0", "the share of changes that the tree is not told of")
                .fallback("documentBytes", NUMBER, "0", "native documents are padded to so many bytes")
                .fallback("flapEvery", DURATION, "0ms", "how often all hosts go lost, or come back; 0 is never")
                .fallback("failCreate", FLAG, "false", "whether the backend can't be made at all")
                .fallback("seed", NUMBER, "1", "of all chances, so that a run can be repeated")
                .fallback("logBytes", NUMBER, "65536", "the most that each task's log keeps")
                .fallback("fileBytes", NUMBER, "16777216", "the most that each task's files may take")
                .list();
    }

    static SimulatorSettings of(Settings settings) {
        if (settings.flag("failCreate")) {
            throw new IllegalStateException("failCreate: true");
        }
        return new SimulatorSettings(
                Topology.of(settings),
                Faults.of(settings),
                settings.duration("flapEvery"),
                settings.number("seed"),
                bounded(settings, "logBytes", 1, 1 << 30),
                bounded(settings, "fileBytes", 0, 1 << 30));
    }

    /** A whole number within bounds. */
    static int bounded(Settings settings, String name, int least, int most) {
        long value = settings.number(name);
        if (value < least || value > most) {
            throw new InvalidSettings(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
        return (int) value;
    }
}
