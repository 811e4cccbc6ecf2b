package io.libswarm.swarmctl;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.runtime.http.dial.DialSettings;
import io.libswarm.runtime.http.dial.Dialler;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One swarmd's door, as commands use it: they wait here, on their own thread. */
final class Door implements AutoCloseable {
    private static final long LONGEST_ANSWER = 64L << 20;

    private final Dialler dialler;
    private final Duration timeout;
    private final @Nullable String requestId;

    /** Dials nothing yet. */
    Door(Place place, Duration timeout, @Nullable String requestId) throws IOException {
        this.dialler = new Dialler(place.endpoint(), DialSettings.defaults());
        this.timeout = timeout;
        this.requestId = requestId;
    }

    /** Where it is, for people. */
    String where() {
        return dialler.endpoint().toString();
    }

    /** Asks, and gives the answer's document. */
    JsonNode get(Route route) throws IOException {
        return call("GET", route, null);
    }

    /** Sends a document, or none, and gives the answer's. */
    JsonNode call(String method, Route route, @Nullable JsonNode body) throws IOException {
        RequestHead head = RequestHead.of(method, route.target()).with("Accept", "application/json");
        RequestBody sent = RequestBody.none();
        if (body != null) {
            head = head.with("Content-Type", "application/json");
            sent = RequestBody.of(ByteString.fromArray(Json.bytes(body)));
        }
        return Json.read(whole(open(head, sent, route.path())));
    }

    /** Asks for an answer that is a stream, or is of any length. */
    Response open(RequestHead head, RequestBody body, String path) throws IOException {
        Response response = send(head, body);
        int status = response.head().status();
        if (status >= 400) {
            throw Refusals.read(status, whole(response), path);
        }
        return response;
    }

    /** Asks, and gives whatever answer comes. */
    Response send(RequestHead head, RequestBody body) throws IOException {
        RequestHead full = head.with("Swarm-Deadline", Long.toString(timeout.toMillis()));
        if (!head.method().equals("GET") && !head.method().equals("HEAD")) {
            full = full.with(
                    "Swarm-Request-Id", requestId == null ? UUID.randomUUID().toString() : requestId);
        }
        // The door answers at the deadline at the latest: what comes later than this comes from nobody.
        return await(dialler.send(full, body, timeout.plusSeconds(2)).toCompletableFuture());
    }

    byte[] whole(Response response) throws IOException {
        return await(response.collect(LONGEST_ANSWER).toCompletableFuture()).toArray();
    }

    private static <T> T await(java.util.concurrent.CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw Failures.told(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        dialler.close();
    }
}
