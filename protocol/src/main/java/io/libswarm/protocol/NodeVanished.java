package io.libswarm.protocol;

/**
 * A node is gone, and all below it.
 *
 * @param path where it was
 * @param cursor the change
 */
public record NodeVanished(NodePath path, Cursor cursor) implements WatchEvent {}
