package io.libswarm.runtime.registry;

import io.libswarm.protocol.Failure;
import io.libswarm.protocol.WireMessage;

/** What the registrar answers. */
sealed interface RegistrarReply extends WireMessage {

    /**
     * It is wanted.
     *
     * @param wanted as it is held now
     * @param before whether it was so already
     */
    record BackendRegistered(WantedBackend wanted, boolean before) implements RegistrarReply {}

    /**
     * It is not wanted any more.
     *
     * @param before whether it was so already
     */
    record BackendUnregistered(boolean before) implements RegistrarReply {}

    /** No. */
    record RegistryRefused(Failure failure) implements RegistrarReply {}
}
