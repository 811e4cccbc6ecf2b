package io.libswarm.runtime.http.tree;

import akka.stream.javadsl.SourceQueueWithComplete;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.TerminalResized;
import io.libswarm.runtime.http.Exchange;
import io.libswarm.runtime.http.Headers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are open at this door, and for a while how the past ones ended. An id can't be guessed: who knows it is who opened
 * the stream. Any thread.
 */
final class OpenStreams {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConcurrentMap<String, Stream> open = new ConcurrentHashMap<>();
    private final Cache<String, Stream> ended = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** One connection. */
    final class Stream {
        private final String id = HexFormat.of().formatHex(random());
        private final NodePath path;
        private volatile @Nullable SourceQueueWithComplete<StreamElement> sizes;
        private volatile @Nullable StreamEnded end;

        private Stream(NodePath path) {
            this.path = path;
        }

        String id() {
            return id;
        }

        /** Where changes of the terminal's size go. */
        void sizes(SourceQueueWithComplete<StreamElement> queue) {
            sizes = queue;
        }

        void ended(StreamEnded how) {
            if (end == null) {
                end = how;
                ended.put(id, this);
                open.remove(id);
            }
        }
    }

    Stream open(NodePath path) {
        Stream stream = new Stream(path);
        open.put(stream.id, stream);
        return stream;
    }

    void report(Exchange exchange, String id) {
        Stream stream = find(exchange, id);
        if (stream == null) {
            return;
        }
        StreamEnded end = stream.end;
        ObjectNode json = Json.object().put("id", id).put("path", stream.path.toString());
        json.put("ended", end != null);
        if (end != null) {
            json.setAll(StreamJson.of(end));
        }
        exchange.respond(200, ErrorJson.JSON, Json.bytes(json));
    }

    void resize(Exchange exchange, String id) {
        Stream stream = find(exchange, id);
        if (stream == null) {
            return;
        }
        TerminalResized size;
        try {
            Parameters parameters = new Parameters(exchange.request().query());
            size = new TerminalResized(parameters.number("columns"), parameters.number("rows"));
        } catch (IllegalArgumentException e) {
            ErrorJson.answer(exchange, ErrorJson.invalid(String.valueOf(e.getMessage()), stream.path));
            return;
        }
        SourceQueueWithComplete<StreamElement> sizes = stream.sizes;
        if (stream.end != null || sizes == null) {
            ErrorJson.answer(exchange, Failure.of(ErrorCode.CONFLICT, "stream: " + id + " has ended", stream.path));
            return;
        }
        sizes.offer(size);
        exchange.respond(204, Headers.NONE, ByteString.emptyByteString());
    }

    private @Nullable Stream find(Exchange exchange, String id) {
        Stream stream = open.get(id);
        if (stream == null) {
            stream = ended.getIfPresent(id);
        }
        if (stream == null) {
            ErrorJson.answer(
                    exchange,
                    Failure.of(ErrorCode.NOT_FOUND, "stream: " + id + " (expected: one opened at this door)"));
        }
        return stream;
    }

    private static byte[] random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
