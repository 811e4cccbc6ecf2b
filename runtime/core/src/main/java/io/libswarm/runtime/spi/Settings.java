package io.libswarm.runtime.spi;

import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backend's settings: valid by its provider's schema, with fallbacks filled in. Immutable. */
public final class Settings {
    private final Map<String, List<String>> values;

    private Settings(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Checks values against a schema.
     *
     * @throws InvalidSettings listing all that is wrong: each key, its value and what was expected
     */
    public static Settings checked(ProviderInfo provider, Map<String, List<String>> given) {
        List<String> wrong = new ArrayList<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String key : given.keySet()) {
            if (provider.settings().stream().noneMatch(s -> s.name().equals(key))) {
                List<String> names =
                        provider.settings().stream().map(SettingInfo::name).toList();
                wrong.add(key + ": no such setting of " + provider.name() + " (expected: one of " + names + ")");
            }
        }
        for (SettingInfo setting : provider.settings()) {
            List<String> found = given.getOrDefault(setting.name(), List.of());
            if (found.isEmpty() && setting.fallback() != null) {
                found = List.of(setting.fallback());
            }
            if (found.isEmpty() && setting.required()) {
                wrong.add(setting.name() + ": missing (expected: " + SettingCheck.expected(setting) + ")");
            }
            if (found.size() > 1 && !setting.repeatable()) {
                wrong.add(setting.name() + ": " + found.size() + " values (expected: one)");
            }
            for (String value : found) {
                String problem = SettingCheck.problem(setting, value);
                if (problem != null) {
                    wrong.add(setting.name() + ": " + problem);
                }
            }
            values.put(setting.name(), List.copyOf(found));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidSettings(String.join("; ", wrong));
        }
        return new Settings(values);
    }

    /** The value of a setting that always has one. */
    public String text(String name) {
        return optional(name).orElseThrow(() -> new InvalidSettings(name + ": missing (expected: a value)"));
    }

    /** The value of a setting that may have none. */
    public Optional<String> optional(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a repeatable setting. */
    public List<String> all(String name) {
        List<String> found = values.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name + ": not in the provider's schema");
        }
        return found;
    }

    public long number(String name) {
        return Long.parseLong(text(name));
    }

    public double fraction(String name) {
        return Double.parseDouble(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public Duration duration(String name) {
        return SettingCheck.duration(text(name));
    }

    public NodePath path(String name) {
        return NodePath.parse(text(name));
    }
}
