/**
 * What a backend is written against. A {@link io.libswarm.runtime.spi.BackendProvider}, found by {@link java.util.ServiceLoader}, makes a
 * behaviour from {@link io.libswarm.runtime.spi.Settings}, with the help of a {@link io.libswarm.runtime.spi.BackendContext}.
 */
@NullMarked
package io.libswarm.runtime.spi;

import org.jspecify.annotations.NullMarked;
