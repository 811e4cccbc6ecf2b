/**
 * Many nodes asked at once: {@link io.libswarm.runtime.gather.Gather} answers once, with a reply or a reason per node. {@link
 * io.libswarm.runtime.gather.Circles} keeps backends that stand in front of others from standing in front of themselves.
 */
@NullMarked
package io.libswarm.runtime.gather;

import org.jspecify.annotations.NullMarked;
