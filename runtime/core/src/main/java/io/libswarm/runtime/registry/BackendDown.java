package io.libswarm.runtime.registry;

import io.libswarm.protocol.Failure;

/**
 * The backend could not be created; it is tried again.
 *
 * @param failure why
 */
record BackendDown(Failure failure) implements BackendStart {}
