package io.libswarm.client;

import akka.actor.typed.Behavior;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.Settings;
import java.util.List;
import java.util.Set;

/** Makes {@link ToyBackend}s. */
public final class ToyProvider implements BackendProvider {
    static final ProviderInfo INFO =
            new ProviderInfo("toy", List.of(), "tasks in memory", ToyTask.HANDLERS.verbs(), List.of(), "");

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Set<Verb> verbs() {
        return ToyBackend.HANDLERS.verbs();
    }

    @Override
    public Behavior<NodeMessage> create(BackendContext context, Settings settings) {
        return ToyBackend.create(context);
    }
}
