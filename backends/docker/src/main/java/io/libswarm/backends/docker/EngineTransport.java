package io.libswarm.backends.docker;

import akka.util.ByteString;
import com.github.dockerjava.transport.DockerHttpClient;
import io.libswarm.runtime.http.dial.DialException;
import io.libswarm.runtime.http.dial.Dialler;
import io.libswarm.runtime.http.dial.Headers;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.ResponseHead;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Takes docker-java's typed calls to the engine by the same dialler that carries the raw streams. For calls with small bodies both
 * ways: what streams does not come here. Blocks its thread, and never beyond its deadline.
 */
final class EngineTransport implements DockerHttpClient {

    private static final long LARGEST = 16 * 1024 * 1024;

    private final Dialler dialler;
    private final Duration within;

    EngineTransport(Dialler dialler, Duration within) {
        this.dialler = dialler;
        this.within = within;
    }

    @Override
    public Response execute(Request request) {
        Headers headers = Headers.none();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        byte[] bytes = request.bodyBytes();
        RequestBody body = bytes == null ? RequestBody.none() : RequestBody.of(ByteString.fromArray(bytes));
        try {
            return dialler.send(new RequestHead(request.method(), request.path(), headers), body, within)
                    .thenCompose(response -> whole(response.collect(LARGEST).toCompletableFuture())
                            .thenApply(content -> (Response) new Answer(response.head(), content)))
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof DialException failure) {
                throw new UncheckedIOException(failure);
            }
            throw failed;
        }
    }

    private CompletableFuture<ByteString> whole(CompletableFuture<ByteString> content) {
        return content.orTimeout(within.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    /** The dialler is not this object's to close. */
    @Override
    public void close() {}

    private record Answer(ResponseHead head, ByteString content) implements Response {
        @Override
        public int getStatusCode() {
            return head.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return head.headers().lines().stream()
                    .collect(Collectors.groupingBy(
                            Headers.Line::name,
                            () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                            Collectors.mapping(Headers.Line::value, Collectors.toList())));
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(content.toArrayUnsafe());
        }

        @Override
        public void close() {}
    }
}
