package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Server-sent events, one after the other. */
final class Events implements AutoCloseable {

    /**
     * One event.
     *
     * @param id its cursor; empty for none
     * @param name what happened
     * @param data its document
     */
    record Event(String id, String name, JsonNode data) {}

    private final BufferedReader lines;

    private Events(BufferedReader lines) {
        this.lines = lines;
    }

    /** Asks for a stream of events. */
    static Events open(Door door, Route route) throws IOException {
        RequestHead head = RequestHead.get(route.target()).with("Accept", "text/event-stream");
        var body = new PulledBytes(
                door.open(head, RequestBody.none(), route.path()).publisher());
        return new Events(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 64 * 1024));
    }

    /** The next one; null when the stream has ended. */
    @Nullable
    Event next() throws IOException {
        String id = "";
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && data.length() > 0) {
                return new Event(id, name, Json.read(data.toString()));
            }
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip()).append('\n');
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
