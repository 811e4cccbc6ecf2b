/**
 * The JVM client: asks the node tree from outside the cluster. Start with {@link io.libswarm.client.SwarmClient}.
 */
@NullMarked
package io.libswarm.client;

import org.jspecify.annotations.NullMarked;
