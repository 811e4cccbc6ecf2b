package io.libswarm.runtime.registry;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.spi.BackendProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The providers on the class path, by their names and aliases. Immutable. */
public final class Providers {
    /** Those that {@link ServiceLoader} finds. */
    public static final Providers LOADED = load();

    private final Map<String, BackendProvider> named = new TreeMap<>();
    private final Map<String, BackendProvider> aliased = new TreeMap<>();

    private Providers(Iterable<BackendProvider> providers) {
        for (BackendProvider provider : providers) {
            named.put(provider.info().name(), provider);
            provider.info().aliases().forEach(alias -> aliased.put(alias, provider));
        }
    }

    private static Providers load() {
        List<BackendProvider> found = new ArrayList<>();
        ServiceLoader.load(BackendProvider.class, Providers.class.getClassLoader())
                .forEach(found::add);
        return new Providers(found);
    }

    /** What there is to make backends of, in the order of the names. */
    public List<ProviderInfo> infos() {
        return named.values().stream().map(BackendProvider::info).toList();
    }

    /**
     * The provider of a name or alias.
     *
     * @throws AnsweredException {@code INVALID}, with the names there are
     */
    BackendProvider find(String name) {
        BackendProvider found = named.getOrDefault(name, aliased.get(name));
        if (found == null) {
            throw new AnsweredException(
                    ErrorCode.INVALID, "provider: '" + name + "' (expected: one of " + named.keySet() + ")");
        }
        return found;
    }

    @Nullable
    ProviderInfo infoOf(String name) {
        BackendProvider found = named.get(name);
        return found == null ? null : found.info();
    }
}
