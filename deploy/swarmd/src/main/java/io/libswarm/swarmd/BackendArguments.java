package io.libswarm.swarmd;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingInfo;
import io.libswarm.protocol.SettingType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads backends from quoted arguments, each of them a provider and its settings: {@code 'NAME VALUE... --key value key=value'}.
 *
 * <p>Bare values go to the provider's positional setting. A value of a setting that takes paths and is no path is an argument of its
 * own: that backend is made too, and its path put in its place. A provider that wants a target and was given none takes the whole next
 * argument for it, as in a pipeline.
 */
final class BackendArguments {
    private static final Set<String> OWN_KEYS = Set.of("name", "as", "placement");

    private final Placements placements;
    private final Problems problems;
    private final Set<String> taken = new LinkedHashSet<>();
    private final List<NamedBackend> backends = new ArrayList<>();

    BackendArguments(Placements placements, Problems problems) {
        this.placements = placements;
        this.problems = problems;
    }

    /** All backends, targets before those that want them. What is wrong is added to the problems. */
    List<NamedBackend> read(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            read(left);
        }
        return List.copyOf(backends);
    }

    /** Reads the next argument, and those that it takes as its target; gives the backend's name. */
    private Optional<String> read(Deque<String> left) {
        String argument = left.removeFirst();
        List<String> words;
        try {
            words = Words.of(argument);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        if (words.isEmpty()) {
            problems.add("argument", "''", "a provider and its settings");
            return Optional.empty();
        }
        ProviderInfo provider = placements.provider(words.get(0));
        if (provider == null) {
            problems.add(
                    "provider",
                    words.get(0),
                    "one of "
                            + placements.providers().stream()
                                    .map(ProviderInfo::name)
                                    .toList() + "; see: swarmd backends");
            return Optional.empty();
        }
        Map<String, List<String>> settings = new LinkedHashMap<>();
        assign(provider, words.subList(1, words.size()), settings);
        nest(provider, settings);
        String target = provider.target();
        if (!target.isEmpty() && !settings.containsKey(target) && !left.isEmpty()) {
            read(left).ifPresent(name -> settings.put(target, List.of("/" + name)));
        }
        return Optional.of(add(provider, settings));
    }

    private void assign(ProviderInfo provider, List<String> words, Map<String, List<String>> settings) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0) {
                put(settings, word.substring(2, equals), word.substring(equals + 1));
            } else if (word.startsWith("--") && i + 1 < words.size()) {
                put(settings, word.substring(2), words.get(++i));
            } else if (word.startsWith("--")) {
                problems.add(provider.name() + " " + word, "nothing", "a value");
            } else if (equals > 0 && names(provider, word.substring(0, equals))) {
                put(settings, word.substring(0, equals), word.substring(equals + 1));
            } else {
                positional(provider, word, settings);
            }
        }
    }

    private static boolean names(ProviderInfo provider, String key) {
        return OWN_KEYS.contains(key)
                || provider.settings().stream().anyMatch(s -> s.name().equals(key));
    }

    private void positional(ProviderInfo provider, String word, Map<String, List<String>> settings) {
        for (SettingInfo setting : provider.settings()) {
            if (setting.positional() && (setting.repeatable() || !settings.containsKey(setting.name()))) {
                put(settings, setting.name(), word);
                return;
            }
        }
        problems.add(
                provider.name(),
                "'" + word + "'",
                "key=value or --key value, with a key of "
                        + provider.settings().stream().map(SettingInfo::name).toList());
    }

    private static void put(Map<String, List<String>> settings, String key, String value) {
        settings.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private void nest(ProviderInfo provider, Map<String, List<String>> settings) {
        for (SettingInfo setting : provider.settings()) {
            if (setting.type() == SettingType.PATH) {
                settings.computeIfPresent(
                        setting.name(),
                        (name, values) -> values.stream().map(this::nested).toList());
            }
        }
    }

    private String nested(String value) {
        if (value.startsWith("/")) {
            return value;
        }
        return "/" + read(new ArrayDeque<>(List.of(value))).orElse("");
    }

    private String add(ProviderInfo provider, Map<String, List<String>> settings) {
        String name = name(provider, settings);
        Placement placement = placements.of(name, provider.name(), settings.remove("placement"), settings);
        backends.add(new NamedBackend(name, new BackendSpec(provider.name(), settings, placement)));
        return name;
    }

    private String name(ProviderInfo provider, Map<String, List<String>> settings) {
        boolean ofItsOwn = provider.settings().stream().anyMatch(s -> s.name().equals("name"));
        List<String> as = settings.remove("as");
        List<String> wanted = as == null && !ofItsOwn ? settings.remove("name") : as;
        String name = wanted == null ? free(provider.name()) : wanted.get(wanted.size() - 1);
        if (!taken.add(name)) {
            problems.add(provider.name() + " --as", name, "a name that no other backend has");
        }
        return name;
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
