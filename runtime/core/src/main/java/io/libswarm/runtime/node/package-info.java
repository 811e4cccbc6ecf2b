/**
 * What nodes are made of: {@link io.libswarm.runtime.node.NodeBehavior} with its static table of handlers, and {@link
 * io.libswarm.runtime.node.Subtree}, the memory of one backend's nodes that lists, resolves and watches are answered from.
 */
@NullMarked
package io.libswarm.runtime.node;

import org.jspecify.annotations.NullMarked;
