package io.libswarm.runtime.testkit;

import java.util.List;

/** Names that a path can hold, and that careless code loses on the way. */
final class OddNames {
    static final List<String> ALL = List.of(
            "a/b",
            "with space",
            "ünïcödé-日本語-🐝",
            "50%",
            "a%2Fb",
            "..a",
            "?x=1&y#z",
            "~tilde~1~2",
            "n".repeat(255),
            "日".repeat(85));

    private OddNames() {}
}
