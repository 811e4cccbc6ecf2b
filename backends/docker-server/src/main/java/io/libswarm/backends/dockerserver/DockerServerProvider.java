package io.libswarm.backends.dockerserver;

import akka.actor.typed.Behavior;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.Settings;
import java.util.List;
import java.util.Set;

/** Makes front ends that speak the Docker Engine API. */
public final class DockerServerProvider implements BackendProvider {
    static final String NAME = "docker-server";

    static final ProviderInfo INFO = new ProviderInfo(
            NAME,
            List.of("dockerserver"),
            "the Docker Engine API, and /tree/v1, over any node of the tree",
            FrontNode.HANDLERS.verbs(),
            FrontSettings.SCHEMA,
            "target");

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Set<Verb> verbs() {
        return FrontNode.HANDLERS.verbs();
    }

    @Override
    public Behavior<NodeMessage> create(BackendContext context, Settings settings) {
        return FrontNode.create(context, FrontSettings.of(settings));
    }
}
