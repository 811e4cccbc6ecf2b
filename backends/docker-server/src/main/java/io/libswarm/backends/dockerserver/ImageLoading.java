package io.libswarm.backends.dockerserver;

import akka.NotUsed;
import akka.stream.javadsl.BroadcastHub;
import akka.stream.javadsl.Framing;
import akka.stream.javadsl.FramingTruncation;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.Header;
import io.libswarm.runtime.http.ByteStreams;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.http.PathMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Images that come from elsewhere: pulled and loaded on all hosts, so that each can run them; each line of progress says whose it is.
 * An import makes another image id at each engine, so it goes to one host only.
 */
final class ImageLoading implements Routes.Group {
    private static final Duration TO_OFFER = Duration.ofSeconds(30);
    private static final Set<String> PASSED = Set.of("content-type", "x-registry-auth");
    private static final int LONGEST_LINE = 1024 * 1024;
    private static final int CHUNKS_AHEAD = 16;

    private final Pool pool;
    private final Forward forward;

    ImageLoading(Pool pool, Forward forward) {
        this.pool = pool;
        this.forward = forward;
    }

    @Override
    public void addTo(Routes routes) {
        routes.post("/images/create", this::create).post("/images/load", this::load);
    }

    private void create(Visit visit, PathMatch path) {
        List<Engine> engines = engines();
        if (visit.parameter("fromSrc").isPresent()) {
            Engine one = engines.get(0);
            forward.work(visit, one, "/images/create", () -> pool.look(one, Thing.IMAGE));
            return;
        }
        onAll(visit, engines, engine -> Source.empty());
    }

    private void load(Visit visit, PathMatch path) {
        List<Engine> engines = engines();
        Source<ByteString, NotUsed> body = ByteStreams.source(visit.body())
                .runWith(
                        BroadcastHub.of(ByteString.class, engines.size(), CHUNKS_AHEAD),
                        pool.calls().materializer());
        onAll(visit, engines, engine -> body);
    }

    private List<Engine> engines() {
        List<Engine> engines = pool.enginesUp();
        if (engines.isEmpty()) {
            throw new Refusal(503, "no engine of the pool can be reached");
        }
        return engines;
    }

    private void onAll(Visit visit, List<Engine> engines, Function<Engine, Source<ByteString, NotUsed>> body) {
        List<Source<ByteString, NotUsed>> all = new ArrayList<>();
        for (Engine engine : engines) {
            all.add(progress(visit, engine, body.apply(engine), engines.size() > 1));
        }
        Source<ByteString, NotUsed> lines = Source.from(all).flatMapMerge(engines.size(), one -> one);
        ByteStreams.respond(
                visit,
                200,
                Headers.contentType("application/json"),
                lines,
                pool.calls().materializer());
    }

    private Source<ByteString, NotUsed> progress(
            Visit visit, Engine engine, Source<ByteString, NotUsed> body, boolean named) {
        String query = visit.request().rawQuery();
        String target = engine.target(visit.version(), visit.request().rawPath() + "?" + query);
        List<Header> headers = new ArrayList<>();
        visit.request().headers().entries().forEach(field -> {
            if (PASSED.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                headers.add(new Header(field.getKey(), field.getValue()));
            }
        });
        boolean load = visit.request().rawPath().endsWith("/load");
        headers.add(load ? new Header("Transfer-Encoding", "chunked") : new Header("Content-Length", "0"));
        EngineCall call = EngineCall.sending("POST", target, headers, body);
        visit.onGone(() -> call.gone().shutdown());
        return Source.completionStageSource(pool.calls()
                        .send(engine.path(), visit.context(TO_OFFER), call)
                        .thenApply(answer -> answer.body()
                                .via(Framing.delimiter(
                                        ByteString.fromString("\n"), LONGEST_LINE, FramingTruncation.ALLOW))
                                .filter(line -> !line.utf8String().isBlank())
                                .map(line -> (ObjectNode) Json.read(line))
                                .map(line -> answer.status() < 300
                                        ? line
                                        : error(line.path("message").asText()))))
                .mapMaterializedValue(unused -> NotUsed.getInstance())
                .recover(Throwable.class, () -> error("the call broke off"))
                .map(line -> named ? named(engine, line) : line)
                .map(line -> Json.write(line).concat(ByteString.fromString("\r\n")))
                .concatLazy(Source.lazyCompletionStage(
                                () -> pool.look(engine, Thing.IMAGE).thenApply(done -> ByteString.emptyByteString()))
                        .filter(bytes -> !bytes.isEmpty()));
    }

    private static ObjectNode error(String why) {
        ObjectNode line = Json.object();
        line.putObject("errorDetail").put("message", why);
        return line.put("error", why);
    }

    /** The line with the host's name, where a client shows it: ids keep progress bars of different hosts apart. */
    private static ObjectNode named(Engine engine, ObjectNode line) {
        String prefix = engine.name() + ": ";
        for (String field : List.of("id", "error", "stream")) {
            JsonNode text = line.path(field);
            if (text.isTextual() && !text.asText().isBlank()) {
                line.put(field, prefix + text.asText());
            }
        }
        JsonNode detail = line.path("errorDetail");
        if (detail.isObject()) {
            ((ObjectNode) detail).put("message", prefix + detail.path("message").asText());
        }
        if (line.path("id").isMissingNode() && line.path("status").isTextual()) {
            line.put("status", prefix + line.path("status").asText());
        }
        return line;
    }
}
