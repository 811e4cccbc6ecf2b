package io.libswarm.swarmd;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits an argument into words as a shell does: at white space, but not within {@code '...'}, {@code "..."} or {@code {...}}. A
 * backslash takes the next character as it is, except in single quotes and braces. Braces hold a whole argument of its own, other
 * braces and quotes included.
 */
final class Words {
    private final String text;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    /**
     * The words of an argument.
     *
     * @throws IllegalArgumentException naming the quote or brace that is never closed
     */
    static List<String> of(String text) {
        return new Words(text).all();
    }

    private List<String> all() {
        List<String> words = new ArrayList<>();
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return words;
            }
            words.add(text.charAt(at) == '{' ? braces() : word());
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                quoted(c, word);
            } else if (c == '\\' && at + 1 < text.length()) {
                word.append(text.charAt(at + 1));
                at += 2;
            } else {
                word.append(c);
                at++;
            }
        }
        return word.toString();
    }

    private void quoted(char quote, StringBuilder word) {
        int from = at++;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return;
            }
            if (c == '\\' && quote == '"' && at + 1 < text.length() && "\"\\$".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            word.append(text.charAt(at));
        }
        throw unclosed(from);
    }

    private String braces() {
        int from = at;
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                quoted(c, new StringBuilder());
                at--;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                at++;
                return text.substring(from + 1, at - 1).strip();
            }
        }
        throw unclosed(from);
    }

    private IllegalArgumentException unclosed(int from) {
        return new IllegalArgumentException("argument: '" + text + "': " + text.charAt(from) + " at " + (from + 1)
                + " is never closed (expected: its other half)");
    }
}
