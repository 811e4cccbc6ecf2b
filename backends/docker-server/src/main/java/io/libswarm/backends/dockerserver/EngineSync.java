package io.libswarm.backends.dockerserver;

import akka.Done;
import akka.NotUsed;
import akka.stream.Attributes;
import akka.stream.KillSwitches;
import akka.stream.RestartSettings;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Framing;
import akka.stream.javadsl.FramingTruncation;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.RestartSource;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.runtime.gate.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the memory of one engine in step with it: by its events, and by listing all at the beginning, after each break of them, and from
 * time to time. What an event says is not believed but looked at. Any thread.
 */
final class EngineSync {
    private static final RestartSettings PAUSES = RestartSettings.create(
                    Duration.ofMillis(200), Duration.ofSeconds(2), 0.2)
            .withLogSettings(RestartSettings.createLogSettings(Attributes.logLevelDebug()));
    private static final Duration LIST_EVERY = Duration.ofSeconds(30);
    private static final int LONGEST_EVENT = 4 * 1024 * 1024;
    private static final int MOST_AT_ONCE = 100;
    private static final int DESCRIBED_AT_ONCE = 8;
    /** Asks for all, and for the descriptions of those whose entry in the list has changed only. */
    private static final String COMPARE = "~";

    private static final Set<String> WITHOUT_CHANGE = Set.of(
            "attach",
            "detach",
            "resize",
            "top",
            "copy",
            "export",
            "archive-path",
            "extract-to-dir",
            "commit",
            "exec_start",
            "exec_detach");

    private final Engine engine;
    private final NativeCalls calls;
    private final Runnable changed;
    private final Lane containers = new Lane(this::lookAtContainers);
    private final Lane facts = new Lane(asked -> lookAtFacts());
    private final Map<Thing, Lane> things = new EnumMap<>(Thing.class);
    private final UniqueKillSwitch listening;

    /** @param changed called after each change of the memory */
    EngineSync(Engine engine, NativeCalls calls, Runnable changed) {
        this.engine = engine;
        this.calls = calls;
        this.changed = changed;
        for (Thing thing : Thing.values()) {
            things.put(thing, new Lane(asked -> lookAt(thing)));
        }
        this.listening = RestartSource.withBackoff(PAUSES, this::events)
                .viaMat(KillSwitches.single(), Keep.right())
                .to(Sink.foreach(this::heard))
                .run(calls.materializer());
    }

    Engine engine() {
        return engine;
    }

    /** Stops listening. */
    void end() {
        listening.shutdown();
    }

    /** Looks at a container; completes when memory shows it as it was after this call. */
    CompletionStage<Done> look(String container) {
        return containers.ask(container);
    }

    /** Looks at all images, networks or volumes. */
    CompletionStage<Done> look(Thing thing) {
        return lane(thing).ask(Lane.ALL);
    }

    private Lane lane(Thing thing) {
        Lane lane = things.get(thing);
        if (lane == null) {
            throw new IllegalStateException(thing.type());
        }
        return lane;
    }

    /** Says that it can't be reached; until it is heard again. */
    void lost(String why) {
        if (engine.isUp()) {
            engine.lost(why);
            changed.run();
        }
    }

    private Source<JsonNode, NotUsed> events() {
        CompletionStage<Source<JsonNode, NotUsed>> open = calls.send(
                        engine.path(), NativeCalls.own(), EngineCall.get("/events"))
                .thenApply(answer -> {
                    all().thenRun(() -> {
                        engine.lost(null);
                        changed.run();
                    });
                    return answer.body()
                            .via(Framing.delimiter(ByteString.fromString("\n"), LONGEST_EVENT, FramingTruncation.ALLOW))
                            .map(Json::read);
                });
        return Source.completionStageSource(open)
                .mapMaterializedValue(unused -> NotUsed.getInstance())
                .merge(Source.tick(LIST_EVERY, LIST_EVERY, (JsonNode) Json.object()), true)
                .mapError(Throwable.class, failure -> {
                    lost(Failures.from(failure).message());
                    return failure;
                });
    }

    private CompletionStage<Done> all() {
        List<CompletionStage<Done>> looks = new ArrayList<>();
        looks.add(facts.ask(Lane.ALL));
        looks.add(containers.ask(Lane.ALL));
        things.values().forEach(lane -> looks.add(lane.ask(Lane.ALL)));
        return CompletableFuture.allOf(
                        looks.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new))
                .thenApply(unused -> Done.getInstance());
    }

    /** An event, or an empty object as a reminder to list all. */
    private void heard(JsonNode event) {
        String type = event.path("Type").asText();
        if (type.isEmpty()) {
            facts.ask(Lane.ALL);
            containers.ask(COMPARE);
            things.values().forEach(lane -> lane.ask(Lane.ALL));
            return;
        }
        String action = event.path("Action").asText();
        int colon = action.indexOf(':');
        action = colon < 0 ? action : action.substring(0, colon);
        JsonNode actor = event.path("Actor");
        for (Thing thing : Thing.values()) {
            if (thing.type().equals(type)) {
                lane(thing).ask(Lane.ALL);
            }
        }
        String container = type.equals("container")
                ? actor.path("ID").asText()
                : actor.path("Attributes").path("container").asText();
        if (!container.isEmpty() && !WITHOUT_CHANGE.contains(action)) {
            containers.ask(container);
        }
    }

    private CompletionStage<?> lookAtFacts() {
        return calls.json(engine.path(), "/version")
                .thenCombine(calls.json(engine.path(), "/info"), (version, info) -> {
                    engine.facts(info, version);
                    changed.run();
                    return Done.getInstance();
                });
    }

    private CompletionStage<?> lookAt(Thing thing) {
        return calls.json(engine.path(), engine.target(null, thing.list())).thenAccept(listed -> {
            engine.all(thing, thing.entries(listed));
            changed.run();
        });
    }

    private CompletionStage<?> lookAtContainers(Set<String> asked) {
        boolean all = asked.contains(Lane.ALL) || asked.contains(COMPARE) || asked.size() > MOST_AT_ONCE;
        ObjectNode filters = Json.object();
        asked.forEach(filters.withArray("id")::add);
        String target = "/containers/json?all=1" + (all ? "" : "&filters=" + Text.encoded(filters.toString()));
        return calls.json(engine.path(), engine.target(null, target)).thenCompose(listed -> {
            Set<String> gone = new HashSet<>(all ? engine.containers().keySet() : asked);
            List<ObjectNode> unknown = new ArrayList<>();
            for (JsonNode entry : listed) {
                String id = entry.path("Id").asText();
                gone.remove(id);
                Container known = engine.containers().get(id);
                boolean same = !asked.contains(Lane.ALL) && !asked.contains(id) && known != null && known.isLike(entry);
                if (!same) {
                    unknown.add((ObjectNode) entry);
                }
            }
            gone.forEach(engine.containers()::remove);
            return Source.from(unknown)
                    .mapAsync(DESCRIBED_AT_ONCE, this::describe)
                    .run(calls.materializer())
                    .thenRun(() -> {
                        engine.count();
                        changed.run();
                    });
        });
    }

    /** The list says what a description does not (names by links), and the other way round (times). */
    private CompletionStage<Done> describe(ObjectNode entry) {
        String id = entry.path("Id").asText();
        return calls.good(engine.path(), engine.target(null, "/containers/" + id + "/json"))
                .handle((document, failure) -> {
                    if (failure == null) {
                        JsonNode json = Json.read(document);
                        put(new Container(
                                engine,
                                id,
                                entry,
                                document,
                                Times.of(json),
                                Reserved.by(json.path("HostConfig")),
                                HostPorts.of(json.path("HostConfig")),
                                null));
                    } else if (isGone(failure)) {
                        engine.containers().remove(id);
                    } else {
                        put(new Container(engine, id, entry, null, Times.UNKNOWN, Reserved.NOTHING, Set.of(), null));
                    }
                    return Done.getInstance();
                });
    }

    private void put(Container container) {
        engine.containers().put(container.id(), container);
    }

    private static boolean isGone(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof Refusal)) {
            cause = cause.getCause();
        }
        return cause instanceof Refusal refusal && refusal.status() == 404;
    }
}
