package io.libswarm.protocol;

import java.util.List;
import java.util.Set;

/**
 * What makes backends of one kind.
 *
 * @param name as in {@code --provider}
 * @param aliases other names for it
 * @param description one line
 * @param verbs all that its nodes may have; a node lists those that it has itself
 * @param settings its settings, in the order of its documentation
 * @param target the setting that takes a target when it is given as the last of a pipeline; empty for none
 */
public record ProviderInfo(
        String name,
        List<String> aliases,
        String description,
        Set<Verb> verbs,
        List<SettingInfo> settings,
        String target) {
    public ProviderInfo {
        target = target == null ? "" : target;
        aliases = Copies.list(aliases);
        verbs = Copies.set(verbs);
        settings = Copies.list(settings);
    }
}
