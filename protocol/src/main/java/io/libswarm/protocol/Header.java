package io.libswarm.protocol;

import java.util.Locale;
import java.util.Set;

/**
 * A header field of a native call.
 *
 * @param name as on the wire
 * @param value as on the wire
 */
public record Header(String name, String value) {
    /** Whose values tell nobody's secret; all others are taken for one. */
    private static final Set<String> SHOWN = Set.of(
            "accept",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "etag",
            "host",
            "last-modified",
            "server",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    /** Shows the value only of fields that are known to hold no secret. */
    @Override
    public String toString() {
        return name + ": " + (SHOWN.contains(name.toLowerCase(Locale.ROOT)) ? value : "***");
    }
}
