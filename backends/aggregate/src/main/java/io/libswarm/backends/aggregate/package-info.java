/**
 * Many nodes as one. Start at {@link io.libswarm.backends.aggregate.AggregateNode}, the pool's one actor. {@link
 * io.libswarm.backends.aggregate.PoolView} is what it remembers of its targets, {@link io.libswarm.backends.aggregate.Placer} places what is
 * spawned, {@link io.libswarm.backends.aggregate.PoolWatch} merges its targets' watches for whoever watches the pool.
 */
@NullMarked
package io.libswarm.backends.aggregate;

import org.jspecify.annotations.NullMarked;
