package io.libswarm.backends.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.QueryContext;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes one container, and starts it if that is wanted: looks for the one that the same request made before, creates, pulls what is
 * missing and creates again, starts. What it has made is removed again when a later step fails, or when nobody waits for it any more.
 */
final class ContainerSpawn {

    private static final Duration CLEANING = Duration.ofSeconds(30);

    private final EnginePort port;
    private final NodeSpec spec;
    private final QueryContext context;
    private boolean abandoned;
    private @Nullable String made;

    ContainerSpawn(EnginePort port, NodeSpec spec, QueryContext context) {
        this.port = port;
        this.spec = spec;
        this.context = context;
    }

    /** Nobody waits any more: what has been made is removed, now or as soon as it is made. */
    synchronized void abandon() {
        abandoned = true;
        if (made != null) {
            remove(made);
        }
    }

    private synchronized boolean isLate() {
        return abandoned || context.deadline().isPast();
    }

    /** Whether what has been made is still wanted. */
    private synchronized boolean keep(String id) {
        made = id;
        return !abandoned;
    }

    private CompletionStage<EnginePort.Change> remove(String id) {
        return port.remove(Kind.CONTAINER, id, true, CLEANING);
    }

    /** The container's id. Never throws. */
    CompletionStage<String> run() {
        ObjectNode body;
        try {
            body = CreateBody.of(spec, context.requestId().value());
        } catch (IllegalArgumentException refused) {
            return CompletableFuture.failedStage(refused);
        }
        return madeBefore(within())
                .thenCompose(before ->
                        before.isMissingNode() ? create(body, true).thenCompose(this::startOrRemove) : again(before));
    }

    /** What the same request has made before, whoever carried it out; a missing node when there is none. */
    private CompletionStage<JsonNode> madeBefore(Duration within) {
        ObjectNode filter = Json.object();
        filter.putArray("label")
                .add(CreateBody.REQUEST_LABEL + "=" + context.requestId().value());
        String target = "/containers/json?all=1&filters=" + EnginePort.encode(filter.toString());
        return port.calls().getJson(target, within).thenApply(list -> list.path(0));
    }

    /** A container that has run since is left as it is. */
    private CompletionStage<String> again(JsonNode before) {
        String id = before.path("Id").asText();
        return before.path("State").asText().equals("created") ? start(id) : CompletableFuture.completedStage(id);
    }

    private CompletionStage<String> create(ObjectNode body, boolean mayPull) {
        String target = "/containers/create" + (spec.name() == null ? "" : "?name=" + EnginePort.encode(spec.name()));
        return port.calls()
                .postJson(target, body, within())
                .thenApply(created -> Json.read(created).path("Id").asText())
                .exceptionallyCompose(failure -> {
                    if (EngineErrors.plain(failure) instanceof EngineException refused && refused.status() == 409) {
                        return CompletableFuture.failedStage(
                                new AnsweredException(ErrorCode.ALREADY_EXISTS, String.valueOf(refused.getMessage())));
                    }
                    if (!EngineErrors.isGone(failure)) {
                        removeUnknown(failure);
                        return CompletableFuture.failedStage(failure);
                    }
                    return mayPull && port.settings().pull()
                            ? pull(body).thenCompose(pulled -> create(body, false))
                            : CompletableFuture.failedStage(
                                    missing(EngineErrors.failure(failure).message()));
                });
    }

    private CompletionStage<Boolean> pull(ObjectNode body) {
        String target = "/images/create?fromImage="
                + EnginePort.encode(tagged(body.path("Image").asText()));
        Duration left = context.deadline().left();
        return port.calls()
                .bytes(RequestHead.of("POST", target), RequestBody.none(), left)
                .handle((progress, failure) -> {
                    String problem = failure == null
                            ? PullProgress.problem(progress)
                            : EngineErrors.failure(failure).message();
                    if (!problem.isEmpty()) {
                        throw missing(problem);
                    }
                    return true;
                });
    }

    /** Without a tag the engine would pull them all. */
    private static String tagged(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return last.contains(":") || last.contains("@") ? image : image + ":latest";
    }

    private AnsweredException missing(String why) {
        return new AnsweredException(
                ErrorCode.NOT_FOUND,
                "image: " + spec.image() + " is not there" + (port.settings().pull() ? ", and can't be pulled" : "")
                        + " (expected: an image of the engine): " + why);
    }

    private CompletionStage<String> startOrRemove(String id) {
        CompletionStage<String> started = isLate() ? CompletableFuture.failedStage(late()) : start(id);
        return started.thenApply(done -> {
                    if (!keep(done)) {
                        throw late();
                    }
                    return done;
                })
                .exceptionallyCompose(failure ->
                        remove(id).handle((removed, stuck) -> failure).thenCompose(CompletableFuture::failedStage));
    }

    private static AnsweredException late() {
        return new AnsweredException(ErrorCode.TIMED_OUT, "made too late, and removed");
    }

    private CompletionStage<String> start(String id) {
        return spec.start()
                ? port.start(id, within())
                        .thenApply(change -> id)
                        .exceptionallyCompose(failure -> CompletableFuture.failedStage(
                                EngineErrors.isPortTaken(failure)
                                        ? new AnsweredException(
                                                ErrorCode.CONFLICT,
                                                EngineErrors.failure(failure).message())
                                        : failure))
                : CompletableFuture.completedStage(id);
    }

    /** A create whose answer got lost may have had its effect. */
    private void removeUnknown(Throwable failure) {
        if (!(EngineErrors.plain(failure) instanceof EngineException)) {
            madeBefore(CLEANING).thenAccept(made -> {
                if (!made.isMissingNode()) {
                    remove(made.path("Id").asText());
                }
            });
        }
    }

    private Duration within() {
        return port.within(context.deadline().left());
    }
}
