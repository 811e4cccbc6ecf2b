package io.libswarm.backends.dockerserver;

import java.util.List;
import java.util.function.Predicate;

/** Hosts that get fewer, and how many each filter has removed. */
final class Narrowing {
    private final List<String> removed;
    private List<Engine> left;

    Narrowing(List<Engine> all, List<String> removed) {
        this.left = all;
        this.removed = removed;
    }

    void keep(String filter, String detail, Predicate<Engine> test) {
        List<Engine> kept = left.stream().filter(test).toList();
        int fewer = left.size() - kept.size();
        if (fewer > 0) {
            String what = detail.isEmpty() ? filter : filter + " " + detail;
            removed.add("[" + what + "] removed " + fewer + (fewer == 1 ? " host" : " hosts"));
        }
        left = kept;
    }

    /** Keeps those only, if there are any. */
    void prefer(Predicate<Engine> test) {
        List<Engine> preferred = left.stream().filter(test).toList();
        if (!preferred.isEmpty()) {
            left = preferred;
        }
    }

    List<Engine> left() {
        return left;
    }
}
