package io.libswarm.dockerapi;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.member.MemberSettings;
import io.libswarm.runtime.member.SwarmMember;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A member with backends and a front end over them. */
final class Stage implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(40);

    final SwarmMember member = SwarmMember.start(MemberSettings.alone());
    private final HttpClient http = HttpClient.newHttpClient();
    private String address = "";

    Stage() {
        member.awaitReady(SOON);
    }

    /** The lab's three engines, and a front end over all. */
    static Stage ofEngines(Map<String, List<String>> more) {
        Stage stage = new Stage();
        for (int i = 0; i < 3; i++) {
            stage.add("east" + (i + 1), "docker", Map.of("host", List.of(Lab.engine(i))));
        }
        stage.awaitHosts(3);
        stage.front(more);
        return stage;
    }

    private void awaitHosts(int hosts) {
        Awaitility.await().atMost(SOON).until(() -> {
            int found = 0;
            for (int i = 1; i <= hosts; i++) {
                found += node("/east" + i) instanceof NodeReported reported
                                && reported.node().summary().state().value().equals("running")
                        ? 1
                        : 0;
            }
            return found == hosts;
        });
    }

    void add(String name, String provider, Map<String, List<String>> settings) {
        BackendSpec spec = new BackendSpec(provider, settings, Placement.ANYWHERE);
        SpawnReply reply = result(member.registerOnce(name, spec, QueryContext.within(SOON)));
        if (!(reply instanceof NodeSpawned)) {
            throw new AssertionError(reply);
        }
    }

    /** Opens a front end on a free port, and waits until it is open. */
    void front(Map<String, List<String>> more) {
        Map<String, List<String>> settings = new HashMap<>(Map.of("listen", List.of("tcp://127.0.0.1:0")));
        settings.putIfAbsent("target", List.of("/"));
        settings.putAll(more);
        add("front", "docker-server", settings);
        Awaitility.await().atMost(SOON).until(() -> {
            if (node("/front") instanceof NodeReported reported) {
                address = reported.node().summary().attributes().getOrDefault("address", "");
            }
            return !address.isEmpty();
        });
    }

    GetReply node(String path) {
        return result(member.tree()
                .<GetReply>ask(
                        NodePath.parse(path),
                        QueryContext.within(SOON),
                        (context, to) -> new GetNode(context, Freshness.REMEMBERED, to)));
    }

    /** As in {@code DOCKER_HOST}. */
    String address() {
        return address.split(", ")[0];
    }

    HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address().replace("tcp:", "http:") + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(SOON)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    static <T> T result(java.util.concurrent.CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        member.close();
    }
}
