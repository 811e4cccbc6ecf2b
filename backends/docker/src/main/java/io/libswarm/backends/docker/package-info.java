/**
 * Docker engines as nodes: backend, host, containers, and collections of images, networks and volumes. Start at {@code DockerBackend};
 * {@code EnginePort} is the one way to an engine, and what maps the engine's words to the protocol's is pure.
 */
@NullMarked
package io.libswarm.backends.docker;

import org.jspecify.annotations.NullMarked;
