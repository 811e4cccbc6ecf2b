package io.libswarm.runtime.http.tree;

import io.libswarm.runtime.http.RawClient;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads server-sent events off a chunked answer. */
final class Events implements AutoCloseable {
    /** One event. */
    record Event(String id, String name, String data) {}

    private final RawClient client;
    private final BufferedReader lines;
    final String head;

    private Events(RawClient client) throws IOException {
        this.client = client;
        this.head = client.head();
        this.lines = new BufferedReader(new InputStreamReader(new Chunks(client), StandardCharsets.UTF_8), 1);
    }

    static Events of(TreeDoor door, String target, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        RawClient client = RawClient.to(door.listener.address());
        return new Events(client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n"));
    }

    Event next() throws IOException {
        String id = "";
        String name = "";
        List<String> data = new ArrayList<>();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.add(line.substring(6));
            }
        }
        return new Event(id, name, String.join("\n", data));
    }

    /** The next event of that name; each one on the way is held against the schema of its name. */
    Event until(String name) throws IOException {
        while (true) {
            Event event = next();
            OpenApi.check(schema(event.name), event.data);
            if (event.name.equals(name)) {
                return event;
            }
        }
    }

    private static String schema(String name) {
        return switch (name) {
            case "appeared", "changed" -> "Summary";
            case "vanished" -> "Vanished";
            case "caught-up" -> "CaughtUp";
            case "chunk" -> "LogChunk";
            case "ended" -> "StreamEnded";
            default -> throw new AssertionError("event: '" + name + "'");
        };
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static final class Chunks extends InputStream {
        private final RawClient client;
        private InputStream chunk = new ByteArrayInputStream(new byte[0]);
        private boolean begun;

        Chunks(RawClient client) {
            this.client = client;
        }

        @Override
        public int read() throws IOException {
            int b = chunk.read();
            if (b >= 0) {
                return b;
            }
            if (begun) {
                client.line();
            }
            begun = true;
            byte[] bytes = new byte[Integer.parseInt(client.line(), 16)];
            client.in().readNBytes(bytes, 0, bytes.length);
            chunk = new ByteArrayInputStream(bytes);
            return chunk.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int b = read();
            if (b < 0) {
                return -1;
            }
            bytes[offset] = (byte) b;
            return 1;
        }
    }
}
