package io.libswarm.backends.simulator;

import akka.actor.typed.Behavior;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.BackendVerbs;
import io.libswarm.runtime.spi.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes simulated backends. */
public final class SimulatorProvider implements BackendProvider {
    static final ProviderInfo INFO = new ProviderInfo(
            "simulator",
            List.of(),
            "a network of nodes in memory, which fails as told",
            allVerbs(),
            SimulatorSettings.schema(),
            "");

    private static Set<Verb> allVerbs() {
        EnumSet<Verb> verbs = EnumSet.copyOf(BackendVerbs.and(SimulatorBackend.HANDLERS.verbs()));
        verbs.addAll(SimulatedHost.HANDLERS.verbs());
        verbs.addAll(SimulatedContainer.HANDLERS.verbs());
        return verbs;
    }

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Set<Verb> verbs() {
        return SimulatorBackend.HANDLERS.verbs();
    }

    @Override
    public Behavior<NodeMessage> create(BackendContext context, Settings settings) {
        return SimulatorBackend.create(context, SimulatorSettings.of(settings));
    }
}
