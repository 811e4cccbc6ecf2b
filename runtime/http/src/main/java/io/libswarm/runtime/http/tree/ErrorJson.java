package io.libswarm.runtime.http.tree;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.runtime.http.Exchange;
import io.libswarm.runtime.http.Headers;
import org.jspecify.annotations.Nullable;

/** How a failure is answered: {@code {"error": {...}}}, with the status of its code. */
final class ErrorJson {
    static final Headers JSON = Headers.contentType("application/json");

    private ErrorJson() {}

    static ObjectNode of(Failure failure) {
        ObjectNode error = Json.object()
                .put("code", failure.code().name())
                .put("message", failure.message())
                .put("retryable", failure.retryable())
                .put("blame", failure.blame().name());
        NodePath path = failure.path();
        return path == null ? error : error.put("path", path.toString());
    }

    static void answer(Exchange exchange, Failure failure) {
        answer(exchange, failure.code().httpStatus(), Headers.NONE, failure);
    }

    static void answer(Exchange exchange, int status, Headers more, Failure failure) {
        ObjectNode body = Json.object();
        body.set("error", of(failure));
        Headers headers = JSON;
        for (var field : more.entries()) {
            headers = headers.with(field.getKey(), field.getValue());
        }
        exchange.respond(status, headers, Json.bytes(body));
    }

    static Failure invalid(String message, @Nullable NodePath path) {
        return new Failure(ErrorCode.INVALID, message, false, path);
    }
}
