package io.libswarm.runtime.http;

import akka.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One event of a {@code text/event-stream}.
 *
 * @param id where a reader can resume; null for none; without line breaks
 * @param event its name
 * @param data its text, of any number of lines
 */
public record ServerSentEvent(@Nullable String id, String event, String data) {
    /** What answers of this form are headed with. */
    public static final Headers HEADERS =
            Headers.contentType("text/event-stream").with("Cache-Control", "no-store");

    /** A comment, to be sent now and then so that a dead connection shows. */
    public static final ByteString HEARTBEAT = ByteString.fromString(":\n\n");

    /** The event as it is sent. */
    public ByteString bytes() {
        StringBuilder text = new StringBuilder(data.length() + 64);
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("event: ").append(event).append('\n');
        for (String line : data.split("\r\n|\r|\n", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        return ByteString.fromString(text.append('\n').toString());
    }
}
