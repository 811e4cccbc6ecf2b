package io.libswarm.swarmctl;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.reactivestreams.Subscriber;

/** Joins the user's terminal or pipes with a process in a node. */
final class Session {
    private final Door door;
    private final Console console;
    private final boolean stdin;
    private final boolean terminal;

    Session(Door door, Console console, boolean stdin, boolean terminal) {
        this.door = door;
        this.console = console;
        this.stdin = stdin;
        this.terminal = terminal;
    }

    /** Connects, carries bytes both ways until the process ends, and gives its exit status. */
    int run(Route route, ObjectNode connection) {
        try {
            return connected(route, connection);
        } catch (IOException | IllegalArgumentException e) {
            console.out().flush();
            console.err().println("swarmctl: " + Failures.told(e).getMessage());
            return ExitCode.NO_PROCESS;
        }
    }

    private int connected(Route route, ObjectNode connection) throws IOException {
        Terminal own = terminal && stdin ? Terminal.current() : null;
        RequestHead head = RequestHead.of("POST", route.target())
                .with("Content-Type", "application/json")
                .with("Connection", "Upgrade")
                .with("Upgrade", "tcp");
        RequestBody body = RequestBody.of(ByteString.fromArray(Json.bytes(connection)));
        Response response = door.open(head, body, route.path());
        Subscriber<ByteString> sending = response.sending()
                .orElseThrow(() -> Failures.foreign("HTTP " + response.head().status() + " for an upgrade"));
        String id = response.head().headers().first("Swarm-Stream").orElse("");
        try {
            if (own != null) {
                own.raw();
                own.onResize((columns, rows) -> resize(id, columns, rows));
            }
            InputStream input = stdin ? console.in() : new ByteArrayInputStream(new byte[0]);
            new PushedBytes(input).subscribe(sending);
            try (InputStream output = new PulledBytes(response.publisher())) {
                if (framed(response)) {
                    new Frames(output).copy(console.out(), console.err());
                } else {
                    copy(output);
                }
            }
        } finally {
            if (own != null) {
                own.restore();
            }
        }
        return ending(id, route.path());
    }

    /** The process's own terminal makes one raw stream of its outputs; without it they come in Docker's frames. */
    private boolean framed(Response response) {
        String type = response.head().headers().first("Content-Type").orElse("");
        return type.isEmpty() ? !terminal : type.contains("multiplexed");
    }

    private void copy(InputStream output) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
            console.out().write(buffer, 0, count);
            console.out().flush();
        }
    }

    private void resize(String id, int columns, int rows) {
        try {
            Route route = new Route("stream", "", "/tree/v1/stream/" + id + "/resize");
            door.call("POST", route.with("columns", columns).with("rows", rows), null);
        } catch (IOException e) {
            // The session goes on with the size that it has; when the door is gone, the stream says so itself.
        }
    }

    private int ending(String id, String path) throws IOException {
        JsonNode ending = door.get(new Route("stream", path, "/tree/v1/stream/" + id));
        if (ending.hasNonNull("exitStatus")) {
            return ending.get("exitStatus").asInt();
        }
        if (ending.hasNonNull("error")) {
            throw Refusals.read(ending.get("error"), path);
        }
        return ExitCode.OK;
    }
}
