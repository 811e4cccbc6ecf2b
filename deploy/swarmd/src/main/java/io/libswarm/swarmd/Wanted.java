package io.libswarm.swarmd;

import io.libswarm.protocol.ProviderInfo;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The backends that a daemon is told to have.
 *
 * @param providers what there is to make backends of
 * @param file which may name some
 * @param arguments of the command line
 */
record Wanted(List<ProviderInfo> providers, ConfigurationFile file, List<String> arguments) {

    /** Tells all that is wrong with them, as far as it can be known without making them. */
    void check(Problems problems) {
        Placements placements = new Placements(providers, "this", problems);
        List<NamedBackend> backends = backends(placements, problems);
        Set<String> names = new LinkedHashSet<>();
        for (NamedBackend backend : backends) {
            if (!names.add(backend.name())) {
                problems.add("backend", backend.name() + " twice", "names of their own");
            }
            ProviderInfo provider = placements.provider(backend.spec().provider());
            if (provider == null) {
                problems.add(
                        backend.name() + ": provider",
                        backend.spec().provider(),
                        "one of " + providers.stream().map(ProviderInfo::name).toList());
                continue;
            }
            try {
                Settings.checked(provider, backend.spec().settings());
            } catch (InvalidSettings e) {
                problems.add(backend.name() + ": " + e.getMessage());
            }
        }
    }

    /** All of them, those of the file first. */
    List<NamedBackend> backends(String member) {
        Problems none = new Problems();
        return backends(new Placements(providers, member, none), none);
    }

    private List<NamedBackend> backends(Placements placements, Problems problems) {
        List<NamedBackend> all = new ArrayList<>(file.backends(placements, problems));
        all.addAll(new BackendArguments(placements, problems).read(arguments));
        return all;
    }
}
