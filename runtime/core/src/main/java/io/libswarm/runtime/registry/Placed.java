package io.libswarm.runtime.registry;

import org.jspecify.annotations.Nullable;

/**
 * One instance of a wanted backend, and where it belongs.
 *
 * @param name at the root: the backend's, or {@code backend@member} when there is one on every member
 * @param backend that is wanted
 * @param member that it belongs on; null when none will do
 */
record Placed(String name, WantedBackend backend, @Nullable String member) {}
