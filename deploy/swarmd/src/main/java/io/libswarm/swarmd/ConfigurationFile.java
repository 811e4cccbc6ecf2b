package io.libswarm.swarmd;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.libswarm.protocol.BackendSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The daemon's file, in HOCON: the options by their keys, {@code backends { NAME { provider, placement, settings } }}, and {@code
 * akka}, which is handed on as it is.
 */
final class ConfigurationFile {
    private static final String BACKENDS = "backends";
    private static final String AKKA = "akka";

    private final Path file;
    private final Config read;

    private ConfigurationFile(Path file, Config read) {
        this.file = file;
        this.read = read;
    }

    /** The one that isn't there. */
    static ConfigurationFile none() {
        return new ConfigurationFile(Path.of(""), ConfigFactory.empty());
    }

    /** Reads it; one that can't be read is a problem, and counts as empty. */
    static ConfigurationFile read(Path file, Problems problems) {
        if (!Files.isReadable(file)) {
            problems.add("--config", file, "a file that can be read");
            return new ConfigurationFile(file, ConfigFactory.empty());
        }
        try {
            ConfigParseOptions strict = ConfigParseOptions.defaults().setAllowMissing(false);
            return new ConfigurationFile(
                    file, ConfigFactory.parseFile(file.toFile(), strict).resolve());
        } catch (ConfigException e) {
            String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            problems.add("--config: " + words + " (expected: HOCON, complete to its end)");
            return new ConfigurationFile(file, ConfigFactory.empty());
        }
    }

    /** Offers its options. */
    void offer(Given given, Problems problems) {
        List<String> known = new ArrayList<>(
                Arrays.stream(DaemonOption.values()).map(DaemonOption::key).toList());
        for (String key : read.root().keySet()) {
            ConfigValue value = read.root().get(key);
            if (!known.contains(key) && !key.equals(BACKENDS) && !key.equals(AKKA)) {
                problems.add(key + " in " + file, "no such key", "one of " + known + ", " + BACKENDS + " or " + AKKA);
            } else if (known.contains(key)) {
                DaemonOption option = DaemonOption.values()[known.indexOf(key)];
                given.offer(option, texts(key, value, problems), key + " in " + file);
            }
        }
    }

    /** What is below {@code akka}. */
    Config akka() {
        return read.root().containsKey(AKKA) ? read.withOnlyPath(AKKA) : ConfigFactory.empty();
    }

    /** Its backends. */
    List<NamedBackend> backends(Placements placements, Problems problems) {
        List<NamedBackend> found = new ArrayList<>();
        if (!read.hasPath(BACKENDS)) {
            return found;
        }
        try {
            for (String name : read.getObject(BACKENDS).keySet()) {
                Config one = read.getConfig(BACKENDS + "." + ConfigUtil.quoteString(name));
                Map<String, List<String>> settings = new LinkedHashMap<>();
                if (one.hasPath("settings")) {
                    one.getObject("settings").forEach((key, value) -> settings.put(key, texts(key, value, problems)));
                }
                List<String> rule = one.hasPath("placement") ? List.of(one.getString("placement")) : null;
                String provider = one.getString("provider");
                found.add(new NamedBackend(
                        name, new BackendSpec(provider, settings, placements.of(name, provider, rule, settings))));
            }
        } catch (ConfigException e) {
            problems.add(BACKENDS + " in " + file + ": " + e.getMessage()
                    + " (expected: NAME { provider = ..., settings { ... } })");
        }
        return found;
    }

    private List<String> texts(String key, ConfigValue value, Problems problems) {
        if (value.valueType() == ConfigValueType.LIST) {
            return ((List<?>) value.unwrapped()).stream().map(String::valueOf).toList();
        }
        if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.NULL) {
            problems.add(key + " in " + file, value.valueType(), "a value or a list of values");
            return List.of();
        }
        return List.of(String.valueOf(value.unwrapped()));
    }
}
