/**
 * The words: every message that may cross a wire, and nothing else. Records without behaviour or I/O.
 *
 * <p>Start with {@link io.libswarm.protocol.NodeQuery}: each query names its one sealed reply type, and {@link
 * io.libswarm.protocol.Failure} is in all of them. {@code SPEC.md} beside this module says the same for other languages.
 */
@NullMarked
package io.libswarm.protocol;

import org.jspecify.annotations.NullMarked;
