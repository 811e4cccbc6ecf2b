package io.libswarm.swarmd;

import io.libswarm.protocol.BackendSpec;

/**
 * A backend that a command line or a file asks for.
 *
 * @param name at the root of the tree
 * @param spec what it is
 */
record NamedBackend(String name, BackendSpec spec) {}
