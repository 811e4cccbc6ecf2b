/** Docker's own clients against the Docker front end over real engines: start at {@link io.libswarm.dockerapi.DockerCliIT}. */
@NullMarked
package io.libswarm.dockerapi;

import org.jspecify.annotations.NullMarked;
