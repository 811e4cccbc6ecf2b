package io.libswarm.backends.docker;

import akka.stream.Materializer;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.runtime.http.dial.DialException;
import io.libswarm.runtime.http.dial.Dialler;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Raw calls to one engine: JSON in memory, or streams. What the engine refuses fails with {@link EngineException}. */
final class EngineCalls {

    private static final long LARGEST = 64 * 1024 * 1024;

    private final Dialler dialler;
    private final String prefix;

    /** @param apiVersion such as {@code 1.41}; empty: the engine's own newest */
    EngineCalls(Dialler dialler, String apiVersion) {
        this.dialler = dialler;
        this.prefix = apiVersion.isEmpty() ? "" : "/v" + apiVersion;
    }

    /** The answer as it comes, whatever its status; the target is used as given. */
    CompletableFuture<Response> raw(RequestHead head, RequestBody body, Duration headWithin) {
        return dialler.send(head, body, headWithin);
    }

    /** A good answer as a stream. */
    CompletionStage<Response> stream(RequestHead head, RequestBody body, Duration headWithin) {
        RequestHead versioned = new RequestHead(head.method(), prefix + head.target(), head.headers());
        return dialler.send(versioned, body, headWithin).thenCompose(response -> checked(response, headWithin));
    }

    /** A good answer as bytes. */
    CompletionStage<ByteString> bytes(RequestHead head, RequestBody body, Duration within) {
        return stream(head, body, within).thenCompose(response -> whole(response, within));
    }

    CompletionStage<ByteString> get(String target, Duration within) {
        return bytes(RequestHead.get(target), RequestBody.none(), within);
    }

    CompletionStage<JsonNode> getJson(String target, Duration within) {
        return get(target, within).thenApply(Json::read);
    }

    CompletionStage<ByteString> postJson(String target, JsonNode body, Duration within) {
        RequestHead head = RequestHead.of("POST", target).with("Content-Type", "application/json");
        return bytes(head, RequestBody.of(Json.write(body)), within);
    }

    static RequestBody streamed(Source<ByteString, ?> source, Materializer materializer) {
        return RequestBody.of(source, materializer);
    }

    private CompletionStage<Response> checked(Response response, Duration within) {
        String type = response.head().headers().first("Content-Type").orElse("");
        if (type.startsWith("text/html")) {
            response.discard();
            return CompletableFuture.failedFuture(new DialException(
                    DialException.Kind.FOREIGN,
                    dialler.endpoint() + ": answers HTML with status "
                            + response.head().status() + " (expected: a Docker engine)",
                    null));
        }
        int status = response.head().status();
        if (status < 300) {
            return CompletableFuture.completedFuture(response);
        }
        return whole(response, within)
                .thenCompose(body -> CompletableFuture.failedFuture(
                        new EngineException(status, EngineErrors.message(status, body.utf8String()))));
    }

    private CompletionStage<ByteString> whole(Response response, Duration within) {
        return response.collect(LARGEST)
                .toCompletableFuture()
                .orTimeout(within.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    }
}
