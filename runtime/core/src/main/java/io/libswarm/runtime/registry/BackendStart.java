package io.libswarm.runtime.registry;

import io.libswarm.protocol.WireMessage;

/** The answer to {@link AwaitBackend}. */
sealed interface BackendStart extends WireMessage permits BackendUp, BackendDown {}
