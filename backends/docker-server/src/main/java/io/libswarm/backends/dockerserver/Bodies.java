package io.libswarm.backends.dockerserver;

import akka.stream.Materializer;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.runtime.http.ByteStreams;
import java.util.concurrent.CompletionStage;

/** Requests' bodies that have to be read whole: JSON of a size that people write. */
final class Bodies {
    private static final long MOST = 16 * 1024 * 1024;

    private Bodies() {}

    /** All of it; a {@link Refusal} when it is larger than any sensible one. */
    static CompletionStage<ByteString> whole(Visit visit, Materializer materializer) {
        return ByteStreams.source(visit.body())
                .runFold(
                        ByteString.emptyByteString(),
                        (before, more) -> {
                            if (before.size() + more.size() > MOST) {
                                throw new Refusal(413, "request body: more than " + MOST + " bytes (expected: fewer)");
                            }
                            return before.concat(more);
                        },
                        materializer)
                .thenApply(ByteString::compact);
    }

    /** A JSON object; an empty body is an empty object. */
    static CompletionStage<ObjectNode> json(Visit visit, Materializer materializer) {
        return whole(visit, materializer).thenApply(bytes -> {
            if (bytes.isEmpty()) {
                return Json.object();
            }
            JsonNode json = Json.read(bytes);
            if (!json.isObject()) {
                throw new Refusal(400, "request body: " + json.getNodeType() + " (expected: a JSON object)");
            }
            return (ObjectNode) json;
        });
    }
}
