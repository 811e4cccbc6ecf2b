package io.libswarm.backends.debug;

import akka.actor.typed.Behavior;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes backends in memory whose tasks answer with what they are sent, for tests. */
public final class EchoProvider implements BackendProvider {

    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                "echo", List.of(), "echoes", EnumSet.complementOf(EnumSet.of(Verb.UNKNOWN)), List.of(), "");
    }

    @Override
    public Set<Verb> verbs() {
        return EchoBackend.HANDLERS.verbs();
    }

    @Override
    public Behavior<NodeMessage> create(BackendContext context, Settings settings) {
        return EchoBackend.create(context);
    }
}
