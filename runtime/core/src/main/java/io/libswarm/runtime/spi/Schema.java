package io.libswarm.runtime.spi;

import io.libswarm.protocol.SettingInfo;
import io.libswarm.protocol.SettingType;
import java.util.ArrayList;
import java.util.List;

/** Writes down a provider's settings. Each method adds one; {@link #list()} is the schema. */
public final class Schema {
    private final List<SettingInfo> settings = new ArrayList<>();

    /** A setting that must be given. */
    public Schema required(String name, SettingType type, String description) {
        settings.add(new SettingInfo(name, type, true, null, description, List.of(), false, false));
        return this;
    }

    /** A setting that may be left out. */
    public Schema optional(String name, SettingType type, String description) {
        settings.add(new SettingInfo(name, type, false, null, description, List.of(), false, false));
        return this;
    }

    /** A setting with a value for when it is left out. */
    public Schema fallback(String name, SettingType type, String fallback, String description) {
        settings.add(new SettingInfo(name, type, false, fallback, description, List.of(), false, false));
        return this;
    }

    /** A setting with a closed list of values, the first of which is its fallback. */
    public Schema choice(String name, List<String> choices, String description) {
        settings.add(
                new SettingInfo(name, SettingType.TEXT, false, choices.get(0), description, choices, false, false));
        return this;
    }

    /** A setting that may have many values. */
    public Schema many(String name, SettingType type, String description) {
        settings.add(new SettingInfo(name, type, false, null, description, List.of(), true, false));
        return this;
    }

    /** Makes bare arguments of a command line values of the setting just added. */
    public Schema positional() {
        SettingInfo s = settings.remove(settings.size() - 1);
        settings.add(new SettingInfo(
                s.name(), s.type(), s.required(), s.fallback(), s.description(), s.choices(), s.repeatable(), true));
        return this;
    }

    public List<SettingInfo> list() {
        return List.copyOf(settings);
    }
}
