/**
 * A network of nodes in memory: hosts with containers that start, stop, write logs and echo, and fail as told. Start at {@link
 * io.libswarm.backends.simulator.SimulatorProvider}.
 */
@NullMarked
package io.libswarm.backends.simulator;

import org.jspecify.annotations.NullMarked;
