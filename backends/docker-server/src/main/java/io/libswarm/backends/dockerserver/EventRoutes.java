package io.libswarm.backends.dockerserver;

import akka.NotUsed;
import akka.stream.javadsl.Framing;
import akka.stream.javadsl.FramingTruncation;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.runtime.http.ByteStreams;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.http.PathMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code docker events}: those of all engines in one stream, as they come; which of them, each engine decides by the same parameters. */
final class EventRoutes implements Routes.Group {
    private static final Duration TO_OFFER = Duration.ofSeconds(30);
    private static final int LONGEST = 4 * 1024 * 1024;

    private final Pool pool;

    EventRoutes(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/events", this::events);
    }

    private void events(Visit visit, PathMatch path) {
        visit.parameter("filters").ifPresent(Filters::parse);
        List<Source<ByteString, NotUsed>> all = new ArrayList<>();
        pool.enginesUp().forEach(engine -> all.add(of(visit, engine)));
        if (all.isEmpty()) {
            throw new Refusal(503, "no engine of the pool can be reached");
        }
        Source<ByteString, NotUsed> merged = Source.from(all).flatMapMerge(all.size(), one -> one);
        ByteStreams.respond(
                visit,
                200,
                Headers.contentType("application/json"),
                merged,
                pool.calls().materializer());
    }

    private Source<ByteString, NotUsed> of(Visit visit, Engine engine) {
        String query = visit.request().rawQuery();
        EngineCall call =
                EngineCall.get(engine.target(visit.version(), "/events" + (query.isEmpty() ? "" : "?" + query)));
        visit.onGone(() -> call.gone().shutdown());
        return Source.completionStageSource(pool.calls()
                        .send(engine.path(), visit.context(TO_OFFER), call)
                        .thenApply(answer -> answer.body()
                                .via(Framing.delimiter(ByteString.fromString("\n"), LONGEST, FramingTruncation.ALLOW))))
                .mapMaterializedValue(unused -> NotUsed.getInstance())
                .map(line -> Json.write(told(engine, Json.read(line))).concat(ByteString.fromString("\n")))
                .onErrorComplete();
    }

    /** Says whose event it is. */
    private static JsonNode told(Engine engine, JsonNode event) {
        JsonNode attributes = event.path("Actor").path("Attributes");
        if (attributes.isObject()) {
            ((ObjectNode) attributes).put("node.name", engine.name());
        }
        return event;
    }
}
