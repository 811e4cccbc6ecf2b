package io.libswarm.swarmd;

import io.libswarm.protocol.Placement;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where backends go that a command line or a file asks for.
 *
 * @param providers what there is to make backends of
 * @param member this member's name
 * @param problems where wrong rules are told of
 */
record Placements(List<ProviderInfo> providers, String member, Problems problems) {

    /** The provider of a name or alias; null when there is none. */
    @Nullable
    ProviderInfo provider(String name) {
        return providers.stream()
                .filter(p -> p.name().equals(name) || p.aliases().contains(name))
                .findFirst()
                .orElse(null);
    }

    /** The rule that was given; otherwise this member for what is reached by a socket of this machine, and anywhere for the rest. */
    Placement of(String backend, String provider, @Nullable List<String> rule, Map<String, List<String>> settings) {
        if (rule == null || rule.isEmpty()) {
            boolean local = effective(provider, settings).anyMatch(value -> value.startsWith("unix://"));
            return local ? Placement.onMember(member) : Placement.ANYWHERE;
        }
        try {
            return new Placement(rule.get(rule.size() - 1));
        } catch (IllegalArgumentException e) {
            problems.add(backend + ": " + e.getMessage());
            return Placement.ANYWHERE;
        }
    }

    private Stream<String> effective(String provider, Map<String, List<String>> settings) {
        ProviderInfo info = provider(provider);
        Stream<String> fallbacks = info == null
                ? Stream.of()
                : info.settings().stream()
                        .filter(setting -> !settings.containsKey(setting.name()))
                        .map(SettingInfo::fallback)
                        .flatMap(Stream::ofNullable);
        return Stream.concat(settings.values().stream().flatMap(List::stream), fallbacks);
    }
}
