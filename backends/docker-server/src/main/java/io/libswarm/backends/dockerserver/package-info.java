/**
 * A front end that is a backend: the Docker Engine API, and {@code /tree/v1}, over any node of the tree.
 *
 * <p>Start here: {@link io.libswarm.backends.dockerserver.Entrance} takes each request, {@link io.libswarm.backends.dockerserver.Pool}
 * is what it remembers of the hosts behind it, {@link io.libswarm.backends.dockerserver.Forward} hands a request to its owner.
 */
@NullMarked
package io.libswarm.backends.dockerserver;

import org.jspecify.annotations.NullMarked;
