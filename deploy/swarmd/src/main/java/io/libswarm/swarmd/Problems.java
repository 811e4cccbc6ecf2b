package io.libswarm.swarmd;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong with what was given, so that the user is told at once. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    /** {@code what: value (expected: expected)}. */
    void add(String what, Object value, String expected) {
        add(what + ": " + value + " (expected: " + expected + ")");
    }

    void add(String sentence) {
        found.add(sentence);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** One problem a line. */
    List<String> lines() {
        return List.copyOf(found);
    }
}
