package io.libswarm.runtime.http;

import akka.util.ByteString;
import java.util.Set;

/** What the door itself has to refuse, in the error form of {@code /tree/v1}. */
final class DoorErrors {
    private static final Headers JSON = Headers.contentType("application/json");

    private DoorErrors() {}

    static void notFound(Exchange exchange) {
        String path = exchange.request().rawPath();
        exchange.respond(404, JSON, body("NOT_FOUND", "path: " + path + " (expected: a known route)", "CALLER"));
    }

    static void methodNotAllowed(Exchange exchange, Set<String> allowed) {
        String names = String.join(", ", allowed);
        String message = "method: " + exchange.request().method() + " (expected: " + names + ")";
        exchange.respond(405, JSON.with("Allow", names), body("UNSUPPORTED", message, "CALLER"));
    }

    static ByteString refused(String message) {
        return body("INVALID", message, "CALLER");
    }

    static ByteString crashed() {
        return body("INTERNAL", "the request's handler failed; the log says why", "INTERNAL");
    }

    private static ByteString body(String code, String message, String blame) {
        return ByteString.fromString("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + escaped(message)
                + "\",\"retryable\":false,\"blame\":\"" + blame + "\"}}\n");
    }

    static String escaped(String text) {
        StringBuilder json = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }
}
