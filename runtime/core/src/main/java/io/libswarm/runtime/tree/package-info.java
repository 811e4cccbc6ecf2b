/**
 * The node tree over all members: {@link io.libswarm.runtime.tree.Tree} asks any node by its path, {@link io.libswarm.runtime.tree.RootNode}
 * is {@code /} on every member.
 */
@NullMarked
package io.libswarm.runtime.tree;

import org.jspecify.annotations.NullMarked;
