package io.libswarm.runtime.tree;

import io.libswarm.protocol.NodeMessage;

/** Sent in the place of a query that was answered before it was sent; taken by no one, and counted by no one. */
enum Unasked implements NodeMessage {
    INSTANCE
}
