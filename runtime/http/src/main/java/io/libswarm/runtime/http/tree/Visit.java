package io.libswarm.runtime.http.tree;

import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.QueryContext;
import io.libswarm.runtime.http.Exchange;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.tree.Question;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request to one node on its way to its answer.
 *
 * @param exchange with the client
 * @param path of the node
 * @param context of the query
 * @param access to the tree
 */
record Visit(Exchange exchange, NodePath path, QueryContext context, TreeAccess access) {
    private static final Logger log = LoggerFactory.getLogger(TreeRoutes.class);

    Parameters parameters() {
        return new Parameters(exchange.request().query());
    }

    Materializer materializer() {
        return SystemMaterializer.get(access.system()).materializer();
    }

    /** Asks the node; a failure is answered as one, the wanted reply goes to {@code then}. */
    <R extends NodeReply, A extends R> void ask(Question<R> question, Class<A> wanted, Consumer<A> then) {
        access.tree()
                .ask(path, context, question)
                .whenComplete((reply, crash) -> attempt(() -> {
                    if (wanted.isInstance(reply)) {
                        then.accept(wanted.cast(reply));
                    } else if (reply instanceof Failure failure) {
                        fail(
                                failure.path() == null
                                        ? new Failure(failure.code(), failure.message(), failure.retryable(), path)
                                        : failure);
                    } else {
                        log.error("{} was answered with {}", exchange.request().rawPath(), reply, crash);
                        fail(Failure.of(
                                ErrorCode.INTERNAL, "an answer that nobody understands; the log says more", path));
                    }
                }));
    }

    /** Runs what may find the request to be wrong. */
    void attempt(Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            fail(ErrorJson.invalid(String.valueOf(e.getMessage()), path));
        } catch (RuntimeException e) {
            log.error(
                    "{} {} failed",
                    exchange.request().method(),
                    exchange.request().rawPath(),
                    e);
            exchange.abort();
        }
    }

    void json(int status, JsonNode body) {
        json(status, Headers.NONE, body);
    }

    void json(int status, Headers more, JsonNode body) {
        Headers headers = headers("application/json");
        for (var field : more.entries()) {
            headers = headers.with(field.getKey(), field.getValue());
        }
        exchange.respond(status, headers, Json.bytes(body));
    }

    void empty(int status) {
        exchange.respond(status, Headers.of(Asked.REQUEST_ID, requestId()), ByteString.emptyByteString());
    }

    void fail(Failure failure) {
        ErrorJson.answer(exchange, failure.code().httpStatus(), Headers.of(Asked.REQUEST_ID, requestId()), failure);
    }

    /** The headers that each answer has. */
    Headers headers(String contentType) {
        return Headers.contentType(contentType).with(Asked.REQUEST_ID, requestId());
    }

    private String requestId() {
        return context.requestId().value();
    }
}
