package io.libswarm.backends.dockerserver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Small things about texts that travel. */
final class Text {
    private Text() {}

    /** As a query's value. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Docker's short form of an id. */
    static String shortId(String id) {
        return id.length() <= 12 ? id : id.substring(0, 12);
    }

    /** A size for people, as classic Swarm wrote it. */
    static String bytes(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < units.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0
                ? bytes + " B"
                : String.format(Locale.ROOT, "%.4g", size).replaceAll("\\.?0+$", "") + " " + units[unit];
    }
}
