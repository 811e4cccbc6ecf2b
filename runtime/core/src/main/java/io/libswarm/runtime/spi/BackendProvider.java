package io.libswarm.runtime.spi;

import akka.actor.typed.Behavior;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.Verb;
import java.util.Set;

/** Makes backends of one kind. Found by {@link java.util.ServiceLoader}: has a public constructor without parameters. Any thread. */
public interface BackendProvider {

    /** Name, description, verbs and settings. The same at every call. */
    ProviderInfo info();

    /** The verbs that the backend's own node has, as far as they don't depend on the runtime's; all nodes' verbs are in {@link #info()}. */
    Set<Verb> verbs();

    /**
     * The behaviour of the backend's own node: takes {@link io.libswarm.runtime.gate.Call}s, since the runtime puts a gate before it. It
     * must put its own summary into {@link BackendContext#subtree()} before it returns from its set-up.
     *
     * @param settings valid by the schema in {@link #info()}
     * @throws RuntimeException is answered to whoever asked for the backend, and tried again with back-off where it is already wanted
     */
    Behavior<NodeMessage> create(BackendContext context, Settings settings);
}
