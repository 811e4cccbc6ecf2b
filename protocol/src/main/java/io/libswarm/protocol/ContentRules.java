package io.libswarm.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the content of a query must be. Each rule answers with the objection, or null; none of them repeats what may be a secret. */
final class ContentRules {
    private ContentRules() {}

    static @Nullable String ofConnection(@Nullable Connection connection) {
        if (connection instanceof Connection.Port port && (port.number() < 1 || port.number() > 65535)) {
            return "port: " + port.number() + " (expected: 1 to 65535)";
        } else if (connection instanceof Connection.Exec exec) {
            if (exec.command().isEmpty() || exec.command().get(0).isEmpty()) {
                return "exec command: empty (expected: a program and its arguments)";
            }
            return ofEnv(exec.env());
        }
        return connection == null || connection instanceof Connection.Unknown
                ? "connection: none that is known here (expected: attach, exec or port)"
                : null;
    }

    /** A line break in any of these would be a second request to the system behind the node. */
    static @Nullable String ofCall(@Nullable String method, @Nullable String target, List<Header> headers) {
        if (method == null || !isToken(method)) {
            return "method: '" + method + "' (expected: an HTTP method)";
        }
        if (target == null || !target.startsWith("/") || hasBreak(target) || target.indexOf(' ') >= 0) {
            return "target: not as on the wire (expected: an encoded path that begins with /)";
        }
        for (Header header : headers) {
            if (header.name() == null || !isToken(header.name())) {
                return "header name: '" + header.name() + "' (expected: letters, digits and -)";
            }
            if (header.value() == null || hasBreak(header.value())) {
                return "header " + header.name() + ": no value on one line (expected: one)";
            }
        }
        return null;
    }

    static @Nullable String ofPathWithin(String what, @Nullable String path) {
        return path == null || !path.startsWith("/") || path.indexOf(0) >= 0
                ? what + ": '" + path + "' (expected: an absolute path within the node)"
                : null;
    }

    static @Nullable String ofEnv(Map<String, String> env) {
        for (String key : env.keySet()) {
            if (key.isEmpty() || key.indexOf('=') >= 0 || key.indexOf(0) >= 0) {
                return "env: '" + key + "' (expected: a name without =)";
            }
        }
        return null;
    }

    static @Nullable String ofWord(String what, String word) {
        return word.isBlank() || PathNames.controlIn(word) >= 0 ? what + ": '" + word + "' (expected: one word)" : null;
    }

    private static boolean hasBreak(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                return true;
            }
        }
        return false;
    }

    /** A token of RFC 9110. */
    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 127 || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
