package io.libswarm.runtime.http;

import java.util.Locale;

/**
 * A request's head.
 *
 * @param method as sent, such as {@code GET}
 * @param rawPath the target's path as sent, still percent-encoded; begins with {@code /}
 * @param rawQuery what followed its {@code ?}, still encoded; empty when there was none
 * @param query the same, decoded
 * @param headers the header fields
 */
public record Request(String method, String rawPath, String rawQuery, Query query, Headers headers) {
    /** Path and query as they were sent. */
    public String target() {
        return rawQuery.isEmpty() ? rawPath : rawPath + "?" + rawQuery;
    }

    /**
     * Whether the client wants to go on in another protocol behind this request. The offer of another HTTP version, which some clients
     * make with every request, does not count.
     */
    public boolean asksForUpgrade() {
        return headers.has("Upgrade")
                && !headers.has("HTTP2-Settings")
                && headers.all("Connection").stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
    }
}
