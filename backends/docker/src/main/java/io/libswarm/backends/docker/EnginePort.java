package io.libswarm.backends.docker;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Kind;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.http.dial.Dialler;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way to an engine. Typed calls go by docker-java on the backend's executor, documents and streams stay raw; both by one
 * dialler. While the engine is lost, all but its link's own calls fail at once. Safe from any thread.
 */
final class EnginePort implements AutoCloseable {

    /** Whether a change was made, or found made. */
    enum Change {
        MADE,
        FOUND
    }

    private final DockerSettings settings;
    private final Dialler dialler;
    private final EngineCalls calls;
    private final Executor blocking;
    private final DockerClientConfig config;
    private final Set<CompletableFuture<Response>> waiting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String lost = "not connected yet";

    EnginePort(DockerSettings settings, Executor blocking) {
        this.settings = settings;
        this.blocking = blocking;
        this.dialler = new Dialler(settings.endpoint(), settings.dial());
        this.calls = new EngineCalls(dialler, settings.apiVersion());
        // The host is only there because docker-java demands one: the transport knows where to go.
        this.config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost("unix:///var/run/docker.sock")
                .withApiVersion(settings.apiVersion())
                .build();
    }

    DockerSettings settings() {
        return settings;
    }

    /** Raw calls, also while the engine is lost. */
    EngineCalls calls() {
        return calls;
    }

    /** Says why the engine can't be used; null when it can. */
    void lost(@Nullable String why) {
        lost = why;
        if (why != null) {
            List.copyOf(waiting).forEach(call -> call.completeExceptionally(unavailable(why)));
        }
    }

    /** Throws {@code UNAVAILABLE} while the engine is lost. */
    void check() {
        String why = lost;
        if (why != null) {
            throw unavailable(why);
        }
    }

    private static AnsweredException unavailable(String why) {
        return new AnsweredException(ErrorCode.UNAVAILABLE, "the engine is lost: " + why);
    }

    /**
     * A call as it is given, answered as the engine answers. What it waits for may take any time, so it is the loss of the engine that
     * ends it.
     */
    CompletionStage<Response> unbounded(RequestHead head, RequestBody body) {
        return guarded(() -> {
            CompletableFuture<Response> call = calls.raw(head, body, settings.nativeWithin());
            waiting.add(call);
            call.whenComplete((response, failure) -> waiting.remove(call));
            return call;
        });
    }

    /** A call's deadline: the settings', or what the query has left. */
    Duration within(Duration left) {
        return left.compareTo(settings.within()) < 0 ? left : settings.within();
    }

    /** The engine as it describes itself. */
    CompletionStage<EngineObject> host() {
        return guarded(() -> calls.get("/info", settings.within()).thenApply(info -> HostMapping.host(info, settings)));
    }

    /** What is in the engine now, by id. */
    CompletionStage<List<String>> containerIds() {
        return guarded(() -> calls.getJson("/containers/json?all=1", settings.within())
                .thenApply(list -> {
                    List<String> ids = new ArrayList<>();
                    list.forEach(container -> ids.add(container.path("Id").asText()));
                    return ids;
                }));
    }

    CompletionStage<EngineObject> container(String id) {
        return guarded(() ->
                calls.get("/containers/" + id + "/json", settings.within()).thenApply(ContainerMapping::container));
    }

    /** All images, networks or volumes. */
    CompletionStage<List<EngineObject>> things(Kind kind) {
        String target = kind.equals(Kind.IMAGE) ? "/images/json" : kind.equals(Kind.NETWORK) ? "/networks" : "/volumes";
        return guarded(() -> calls.getJson(target, settings.within()).thenApply(listed -> things(kind, listed)));
    }

    private static List<EngineObject> things(Kind kind, JsonNode listed) {
        List<EngineObject> found = new ArrayList<>();
        if (kind.equals(Kind.IMAGE)) {
            listed.forEach(image -> found.add(ThingMapping.image(image)));
        } else if (kind.equals(Kind.NETWORK)) {
            listed.forEach(network -> found.add(ThingMapping.network(network)));
        } else {
            listed.path("Volumes").forEach(volume -> found.add(ThingMapping.volume(volume)));
        }
        return found;
    }

    CompletionStage<Change> start(String id, Duration left) {
        return change(within(left), docker -> docker.startContainerCmd(id).exec());
    }

    /** The engine's own stop: its stop signal, then a kill. Takes its time, so it takes no thread. */
    CompletionStage<Change> stop(String id, @Nullable Duration grace, Duration left) {
        String patience = grace == null ? "" : "?t=" + Math.max(0, (grace.toMillis() + 999) / 1000);
        RequestHead head = RequestHead.of("POST", "/containers/" + id + "/stop" + patience);
        return guarded(() -> calls.bytes(head, RequestBody.none(), left).thenApply(done -> Change.MADE))
                .exceptionallyCompose(failure -> EngineErrors.isAlready(failure)
                        ? CompletableFuture.completedStage(Change.FOUND)
                        : CompletableFuture.failedStage(failure));
    }

    CompletionStage<Change> kill(String id, String signal, Duration left) {
        return change(
                within(left),
                docker -> docker.killContainerCmd(id).withSignal(signal).exec());
    }

    /** Completes when the container does not run. */
    CompletionStage<ByteString> stopped(String id, Duration within) {
        RequestHead wait = RequestHead.of("POST", "/containers/" + id + "/wait?condition=not-running");
        return guarded(() -> calls.bytes(wait, RequestBody.none(), within));
    }

    CompletionStage<Change> remove(Kind kind, String id, boolean force, Duration left) {
        return change(within(left), docker -> {
            if (kind.equals(Kind.CONTAINER)) {
                docker.removeContainerCmd(id).withForce(force).exec();
            } else if (kind.equals(Kind.IMAGE)) {
                docker.removeImageCmd(id).withForce(force).exec();
            } else if (kind.equals(Kind.NETWORK)) {
                docker.removeNetworkCmd(id).exec();
            } else {
                docker.removeVolumeCmd(id).exec();
            }
        });
    }

    CompletionStage<Change> rename(String id, String name, Duration left) {
        return change(
                within(left),
                docker -> docker.renameContainerCmd(id).withName(name).exec());
    }

    CompletionStage<ByteString> update(String id, ObjectNode changes, Duration left) {
        return guarded(() -> calls.postJson("/containers/" + id + "/update", changes, within(left)));
    }

    CompletionStage<Integer> exitOfExec(String exec) {
        return typed(settings.within(), docker -> {
            Long status = docker.inspectExecCmd(exec).exec().getExitCodeLong();
            return status == null ? -1 : status.intValue();
        });
    }

    /** The size of the terminal of a container or an exec. */
    CompletionStage<ByteString> resize(String target, int columns, int rows) {
        RequestHead head = RequestHead.of("POST", target + "/resize?h=" + rows + "&w=" + columns);
        return guarded(() -> calls.bytes(head, RequestBody.none(), settings.within()));
    }

    private CompletionStage<Change> change(Duration within, Consumer<DockerClient> call) {
        return typed(within, docker -> {
            try {
                call.accept(docker);
                return Change.MADE;
            } catch (NotModifiedException already) {
                return Change.FOUND;
            }
        });
    }

    /** A typed call, on the backend's executor. */
    <T> CompletionStage<T> typed(Duration within, Function<DockerClient, T> call) {
        return guarded(() -> CompletableFuture.supplyAsync(
                () -> call.apply(DockerClientImpl.getInstance(config, new EngineTransport(dialler, within))),
                blocking));
    }

    private <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> call) {
        try {
            check();
            return call.get();
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        dialler.close();
    }
}
