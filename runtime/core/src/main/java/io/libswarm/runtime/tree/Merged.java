package io.libswarm.runtime.tree;

import io.libswarm.protocol.WatchEvent;

/**
 * An event on its way into a watch of everything.
 *
 * @param name the backend whose watch it is from, or {@link RootMerge#OWN}
 */
record Merged(String name, WatchEvent event) {}
