/**
 * Stands in front of any node, and logs what passes. Start at {@link io.libswarm.backends.debug.DebugNode}; {@link
 * io.libswarm.backends.debug.Passage} is how one query goes through, {@link io.libswarm.backends.debug.Mirror} what becomes of its paths.
 */
@NullMarked
package io.libswarm.backends.debug;

import org.jspecify.annotations.NullMarked;
