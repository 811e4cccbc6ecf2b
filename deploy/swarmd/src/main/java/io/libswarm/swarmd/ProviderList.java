package io.libswarm.swarmd;

import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What backends can be made of, for people. */
final class ProviderList {
    private ProviderList() {}

    static String of(List<ProviderInfo> providers) {
        StringBuilder text = new StringBuilder();
        for (ProviderInfo provider : providers) {
            text.append(provider.name());
            if (!provider.aliases().isEmpty()) {
                text.append(" (").append(String.join(", ", provider.aliases())).append(')');
            }
            text.append(": ").append(provider.description()).append('\n');
            for (SettingInfo setting : provider.settings()) {
                text.append("  %-20s %-12s %s".formatted(setting.name(), type(setting), setting.description()));
                text.append(notes(provider, setting)).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String type(SettingInfo setting) {
        return setting.type().name().toLowerCase(Locale.ROOT) + (setting.repeatable() ? "..." : "");
    }

    private static String notes(ProviderInfo provider, SettingInfo setting) {
        List<String> notes = new ArrayList<>();
        if (setting.required()) {
            notes.add("required");
        }
        if (setting.positional()) {
            notes.add("bare values");
        }
        if (setting.name().equals(provider.target())) {
            notes.add("or the next argument");
        }
        if (!setting.choices().isEmpty()) {
            notes.add("one of " + setting.choices());
        }
        if (setting.fallback() != null && !setting.fallback().isEmpty()) {
            notes.add("default " + setting.fallback());
        }
        return notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")";
    }
}
