/** Programs to begin with, each of which is run by a test. */
@NullMarked
package io.libswarm.examples;

import org.jspecify.annotations.NullMarked;
