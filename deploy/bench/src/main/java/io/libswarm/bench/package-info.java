/**
 * Benchmarks, run by hand. Each measures a ratio to a baseline in the same run: bare Akka for what crosses the gate, the engine asked
 * directly for what reaches an engine. The README beside this module has the results and how to repeat them.
 */
@NullMarked
package io.libswarm.bench;

import org.jspecify.annotations.NullMarked;
