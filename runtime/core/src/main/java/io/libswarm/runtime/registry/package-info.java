/**
 * Which backends are wanted, where each runs, and who makes it so. The wanted ones live in Distributed Data; placement is a pure function of
 * them and the members, computed on each member, which starts what is its own and stops what is not.
 */
@NullMarked
package io.libswarm.runtime.registry;

import org.jspecify.annotations.NullMarked;
