package io.libswarm.backends.simulator;

import java.util.List;
import java.util.Locale;

/** What a task does when it is to stop. */
enum StopManner {
    /** It ends. */
    EXITS,
    /** It goes on until it is killed, when the grace is over. */
    IGNORES,
    /** The query is answered with an error, and it goes on. */
    REFUSES;

    static final List<String> WORDS = List.of("exits", "ignores", "refuses");

    static StopManner of(String word) {
        if (!WORDS.contains(word)) {
            throw new IllegalArgumentException("stop: '" + word + "' (expected: one of " + WORDS + ")");
        }
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
