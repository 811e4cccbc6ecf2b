package io.libswarm.backends.dockerserver;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.Principal;
import io.libswarm.protocol.QueryContext;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Failures;
import io.libswarm.runtime.http.ByteReader;
import io.libswarm.runtime.http.ByteWriter;
import io.libswarm.runtime.http.Duplex;
import io.libswarm.runtime.http.Exchange;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.http.Peer;
import io.libswarm.runtime.http.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request of a Docker client, its path without the version.
 *
 * @param exchange with the client
 * @param request with the path that the routes know
 * @param version that the client asked in; null when it did not say
 */
record Visit(Exchange exchange, Request request, @Nullable ApiVersion version) implements Exchange {
    private static final Logger log = LoggerFactory.getLogger(Visit.class);
    private static final Headers JSON = Headers.contentType("application/json");

    /** A question to the tree in the client's name. */
    QueryContext context(Duration within) {
        String subject = peer().certificateSubject();
        Principal asker = subject == null ? Principal.LOCAL : new Principal(subject, Set.of());
        return QueryContext.within(within).as(asker);
    }

    Optional<String> parameter(String name) {
        return request.query().first(name);
    }

    /** A switch as Docker reads it: there and not one of {@code 0 no false none}. */
    boolean flag(String name) {
        String value = parameter(name).orElse("").trim().toLowerCase(java.util.Locale.ROOT);
        return !(value.isEmpty()
                || value.equals("0")
                || value.equals("no")
                || value.equals("false")
                || value.equals("none"));
    }

    void json(int status, JsonNode body) {
        json(status, Json.write(body));
    }

    void json(int status, ByteString body) {
        respond(status, JSON, body);
    }

    void empty(int status) {
        respond(status, Headers.NONE, ByteString.emptyByteString());
    }

    void refuse(int status, String message) {
        json(status, Json.object().put("message", message));
    }

    /** Answers with an error whatever went wrong; a defect is logged, and its text is nobody else's business. */
    void refuse(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Refusal refusal) {
            refuse(refusal.status(), String.valueOf(refusal.getMessage()));
        } else if (cause instanceof AnsweredException answered) {
            refuse(Refusal.of(answered.failure()));
        } else if (cause instanceof IllegalArgumentException) {
            refuse(400, String.valueOf(cause.getMessage()));
        } else {
            log.error("{} {} failed", request.method(), request.rawPath(), cause);
            refuse(500, Failures.from(cause).message());
        }
    }

    /** Goes on when the stage is done, or answers why it is not. */
    <T> void then(CompletionStage<T> stage, Consumer<T> next) {
        stage.whenComplete((value, failure) -> {
            if (failure != null) {
                refuse(failure);
            } else {
                attempt(() -> next.accept(value));
            }
        });
    }

    /** Runs what may refuse the request. */
    void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException thrown) {
            refuse(thrown);
        }
    }

    @Override
    public Peer peer() {
        return exchange.peer();
    }

    @Override
    public ByteReader body() {
        return exchange.body();
    }

    @Override
    public void respond(int status, Headers headers, ByteString body) {
        exchange.respond(status, headers, body);
    }

    @Override
    public ByteWriter stream(int status, Headers headers) {
        return exchange.stream(status, headers);
    }

    @Override
    public Duplex upgrade(int status, Headers headers) {
        return exchange.upgrade(status, headers);
    }

    @Override
    public void abort() {
        exchange.abort();
    }

    @Override
    public void onGone(Runnable action) {
        exchange.onGone(action);
    }
}
