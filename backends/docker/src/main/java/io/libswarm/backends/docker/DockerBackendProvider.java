package io.libswarm.backends.docker;

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

/** Mounts Docker engines. */
public final class DockerBackendProvider implements BackendProvider {

    static final String NAME = "docker";

    static final ProviderInfo INFO = new ProviderInfo(
            NAME,
            List.of("dockerclient"),
            "a Docker engine: its containers, images, networks and volumes",
            allVerbs(),
            DockerSettings.SCHEMA,
            "");

    private static Set<Verb> allVerbs() {
        EnumSet<Verb> verbs = EnumSet.copyOf(DockerBackend.HANDLERS.verbs());
        verbs.addAll(HostNode.HANDLERS.verbs());
        verbs.addAll(CollectionNode.HANDLERS.verbs());
        verbs.addAll(ContainerNode.HANDLERS.verbs());
        verbs.addAll(ThingNode.HANDLERS.verbs());
        return BackendVerbs.and(verbs);
    }

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Set<Verb> verbs() {
        return DockerBackend.HANDLERS.verbs();
    }

    @Override
    public Behavior<NodeMessage> create(BackendContext context, Settings settings) {
        return DockerBackend.create(context, DockerSettings.of(settings, context.secrets()));
    }
}
