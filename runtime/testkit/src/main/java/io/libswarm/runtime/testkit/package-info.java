/**
 * The conformance suite that every backend passes. Start at {@link io.libswarm.runtime.testkit.BackendConformanceTest}: a backend's test
 * extends it and says what is tested, as a {@link io.libswarm.runtime.testkit.Subject}. Each contract is one topic.
 */
@NullMarked
package io.libswarm.runtime.testkit;

import org.jspecify.annotations.NullMarked;
