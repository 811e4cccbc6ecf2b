package io.libswarm.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a provider.
 *
 * @param name in kebab-case or camelCase, as documented
 * @param type what its value must be
 * @param required whether it must be given
 * @param fallback its value when it is not given, as text; null for none
 * @param description one line
 * @param choices the only values allowed; empty: any of the type
 * @param repeatable whether it may have several values
 * @param positional whether a bare argument, in the 2014 form of a command line, is a value of it
 */
public record SettingInfo(
        String name,
        SettingType type,
        boolean required,
        @Nullable String fallback,
        String description,
        List<String> choices,
        boolean repeatable,
        boolean positional) {
    public SettingInfo {
        type = type == null ? SettingType.TEXT : type;
        choices = Copies.list(choices);
    }
}
