/**
 * The daemon: a member of the cluster with a door. Start at {@link io.libswarm.swarmd.Swarmd}; {@link
 * io.libswarm.swarmd.DaemonSettings} is all that can be set, and {@link io.libswarm.swarmd.BackendArguments} reads the backends of a
 * command line.
 */
@NullMarked
package io.libswarm.swarmd;

import org.jspecify.annotations.NullMarked;
