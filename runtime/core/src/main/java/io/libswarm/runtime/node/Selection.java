package io.libswarm.runtime.node;

import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Selector;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Turns a {@link Selector} into a predicate. */
public final class Selection {
    private Selection() {}

    /** The predicate that a selector means. */
    public static Predicate<NodeSummary> of(Selector selector) {
        if (selector.equals(Selector.ALL)) {
            return summary -> true;
        }
        String name = selector.name();
        Predicate<String> named = name == null ? any -> true : glob(name);
        return summary -> (selector.kinds().isEmpty() || selector.kinds().contains(summary.kind()))
                && (selector.states().isEmpty() || selector.states().contains(summary.state()))
                && selector.labels().entrySet().stream()
                        .allMatch(label -> matches(summary, label.getKey(), label.getValue()))
                && named.test(summary.name());
    }

    private static boolean matches(NodeSummary summary, String key, String value) {
        String actual = summary.labels().get(key);
        return actual != null && (value.isEmpty() || value.equals(actual));
    }

    /** A glob with {@code *} and {@code ?} over a whole name. */
    public static Predicate<String> glob(String glob) {
        StringBuilder regex = new StringBuilder();
        int literal = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*' || c == '?') {
                regex.append(Pattern.quote(glob.substring(literal, i))).append(c == '*' ? ".*" : ".");
                literal = i + 1;
            }
        }
        regex.append(Pattern.quote(glob.substring(literal)));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }
}
