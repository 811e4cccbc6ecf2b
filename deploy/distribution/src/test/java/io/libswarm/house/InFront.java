package io.libswarm.house;

import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.testkit.Bench;
import io.libswarm.runtime.testkit.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * A backend that stands in front of a simulated one, which a backend's own tests may not name.
 *
 * @param name of its provider
 * @param setting that takes the target
 */
record InFront(String name, String setting) implements Subject {

    @Override
    public void prepare(Bench bench) {
        bench.add("behind", "simulator", Map.of("hosts", List.of("3")));
    }

    @Override
    public BackendProvider provider() {
        return ServiceLoader.load(BackendProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.info().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Map<String, List<String>> settings() {
        return Map.of(setting, List.of(NodePath.of("behind").toString()));
    }

    /** All that the provider does not declare: what is behind has every verb. */
    @Override
    public Set<Verb> borrowed() {
        EnumSet<Verb> borrowed = EnumSet.complementOf(EnumSet.of(Verb.UNKNOWN));
        borrowed.removeAll(provider().info().verbs());
        return borrowed;
    }

    @Override
    public String nativeTarget() {
        return "/node";
    }
}
