/**
 * The gate that stands before each node's own behaviour. It hands on each query as a {@link io.libswarm.runtime.gate.Call}, and sees to it
 * that every call is answered exactly once, in time. Start with {@link io.libswarm.runtime.gate.Gate}.
 */
@NullMarked
package io.libswarm.runtime.gate;

import org.jspecify.annotations.NullMarked;
