/**
 * {@code /tree/v1}: every verb of the protocol over HTTP, as {@code protocol/openapi.yaml} describes it. Start at {@link
 * io.libswarm.runtime.http.tree.TreeRoutes}; one class per group of verbs, and {@code ...Json} where words become JSON and back.
 */
@NullMarked
package io.libswarm.runtime.http.tree;

import org.jspecify.annotations.NullMarked;
