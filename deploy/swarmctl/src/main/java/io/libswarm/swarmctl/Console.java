package io.libswarm.swarmctl;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command reads from and writes to.
 *
 * @param in its input
 * @param out its results
 * @param err what it has to say besides
 * @param env its environment
 */
record Console(InputStream in, PrintStream out, PrintStream err, Map<String, String> env) {}
