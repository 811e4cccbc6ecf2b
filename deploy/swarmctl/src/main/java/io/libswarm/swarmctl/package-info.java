/**
 * The command line: one class for each command, all of them over {@code /tree/v1} and nothing private. Start at
 * {@link io.libswarm.swarmctl.Swarmctl}; {@link io.libswarm.swarmctl.Door} is what every command talks to.
 */
@NullMarked
package io.libswarm.swarmctl;

import org.jspecify.annotations.NullMarked;
