package io.libswarm.swarmctl;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The doors that the user has given names, in {@code ~/.config/libswarm/contexts.conf}. */
final class Contexts {
    /** Where swarmd listens when it isn't told otherwise. */
    static final String USUAL = "http://127.0.0.1:7300";

    private final Map<String, String> env;
    private final Path file;

    Contexts(Map<String, String> env) {
        this.env = env;
        String base = env.getOrDefault("XDG_CONFIG_HOME", env.getOrDefault("HOME", "") + "/.config");
        this.file = Path.of(base, "libswarm", "contexts.conf");
    }

    /** The place meant by what was given: host, context, environment, current context, or the usual one, in this order. */
    Place place(@Nullable String host, @Nullable String context) throws IOException {
        if (host != null) {
            return Place.of(host);
        }
        String fromEnv = env.get("SWARM_HOST");
        if (context == null && fromEnv != null && !fromEnv.isEmpty()) {
            return Place.of(fromEnv);
        }
        if (context == null && !Files.exists(file)) {
            return Place.of(USUAL);
        }
        String name = context == null ? current() : context;
        Place found = name == null ? Place.of(USUAL) : all().get(name);
        if (found == null) {
            throw CommandFailure.usage("context: " + name + " (expected: one of " + all().keySet()
                    + "); add it: swarmctl context add " + name + " URL");
        }
        return found;
    }

    /** All of them, by name. */
    Map<String, Place> all() throws IOException {
        Map<String, Place> found = new TreeMap<>();
        Config read = read();
        if (read.hasPath("contexts")) {
            for (String name : read.getObject("contexts").keySet()) {
                Config one = read.getConfig("contexts." + ConfigUtil.quoteString(name));
                found.put(name, new Place(one.getString("host"), text(one, "ca"), text(one, "cert"), text(one, "key")));
            }
        }
        return found;
    }

    /** The one that is used when none is named; null for none. */
    @Nullable
    String current() throws IOException {
        return text(read(), "current");
    }

    /** Writes them all, in one step. */
    void write(Map<String, Place> places, @Nullable String current) throws IOException {
        Map<String, Object> contexts = new LinkedHashMap<>();
        places.forEach((name, place) -> {
            Map<String, String> one = new LinkedHashMap<>();
            put(one, "host", place.host());
            put(one, "ca", place.ca());
            put(one, "cert", place.cert());
            put(one, "key", place.key());
            contexts.put(name, one);
        });
        Map<String, Object> whole = new LinkedHashMap<>();
        if (current != null) {
            whole.put("current", current);
        }
        whole.put("contexts", contexts);
        String text = ConfigValueFactory.fromMap(whole)
                .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Config read() throws IOException {
        if (!Files.exists(file)) {
            return ConfigFactory.empty();
        }
        try {
            return ConfigFactory.parseFile(file.toFile());
        } catch (ConfigException e) {
            throw CommandFailure.usage(file + ": " + Failures.firstLine(String.valueOf(e.getMessage()))
                    + " (expected: current and contexts); mend or remove it");
        }
    }

    private static @Nullable String text(Config config, String key) {
        return config.hasPath(key) ? config.getString(key) : null;
    }

    private static void put(Map<String, String> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
