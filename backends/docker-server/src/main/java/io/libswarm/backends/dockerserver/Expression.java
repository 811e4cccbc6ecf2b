package io.libswarm.backends.dockerserver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A condition on a host as users of classic Swarm write it: {@code key==value}, {@code key!=value}, with {@code ~} behind the operator where
 * it is a wish only. The value may have {@code *}, be a {@code /regular expression/}, or name several with {@code |} between them.
 *
 * @param text as it was written
 * @param negated whether it is {@code !=}
 * @param soft whether it is a wish only
 */
record Expression(String text, String key, boolean negated, boolean soft, Pattern value) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.\\-]*)(==|!=)(~?)(.+)");

    /** Throws a {@link Refusal} when it has not that form. */
    static Expression parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new Refusal(
                    400, "condition: " + text + " (expected: key==value or key!=value, or with ~ before the value)");
        }
        return new Expression(
                text,
                matcher.group(1),
                matcher.group(2).equals("!="),
                !matcher.group(3).isEmpty(),
                pattern(matcher.group(4)));
    }

    private static Pattern pattern(String value) {
        try {
            if (value.length() > 2 && value.startsWith("/") && value.endsWith("/")) {
                return Pattern.compile(value.substring(1, value.length() - 1));
            }
        } catch (PatternSyntaxException e) {
            throw new Refusal(400, "condition: " + value + " (expected: a regular expression between slashes)");
        }
        StringBuilder glob = new StringBuilder("^(?:");
        for (char c : value.toCharArray()) {
            glob.append(c == '*' ? ".*" : c == '|' ? "|" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(glob.append(")$").toString());
    }

    boolean finds(String text) {
        return value.matcher(text).find();
    }
}
