package io.libswarm.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The node is gone.
 *
 * @param path where it was
 * @param alreadyGone whether it was gone before
 * @param cursor the change that removed it; null if it was gone before
 */
public record NodeRemoved(
        NodePath path, boolean alreadyGone, @Nullable Cursor cursor) implements RemoveReply {}
