package io.libswarm.runtime.http.tree;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.Placement;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.http.HttpListener;
import io.libswarm.runtime.http.ListenAddress;
import io.libswarm.runtime.http.ListenerSettings;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.registry.DirectoryChanged;
import io.libswarm.runtime.registry.Instance;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.Secrets;
import io.libswarm.runtime.tree.LocalTree;
import io.libswarm.runtime.tree.LostMembers;
import io.libswarm.runtime.tree.RootNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** A tree of one member with one {@link TestBackend}, {@code /test}, behind a door. Every JSON answer is held against the description. */
final class TreeDoor implements AutoCloseable {
    private final CompletableFuture<LocalTree> tree = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ActorSystem<Void> system;
    final HttpListener listener;
    volatile boolean away;

    TreeDoor() throws IOException {
        system = ActorSystem.create(
                Behaviors.setup(context -> {
                    tree.complete(start(context));
                    return Behaviors.empty();
                }),
                "door",
                ConfigFactory.parseString("akka.actor.provider = local, akka.loglevel = WARNING")
                        .withFallback(ConfigFactory.load()));
        LocalTree local = tree.join();
        listener = HttpListener.open(
                ListenerSettings.of(new ListenAddress.Tcp("127.0.0.1", 0)),
                TreeRoutes.over(() -> away ? Optional.empty() : Optional.of(new TreeAccess(local, system))));
    }

    private static LocalTree start(ActorContext<Void> context) {
        ActorRef<NodeMessage> root = context.spawn(
                RootNode.create(List.of(TestBackend.INFO), context.getSystem().deadLetters(), GatePolicy.OPEN), "root");
        LocalTree tree = new LocalTree(context.getSystem(), root, new LostMembers());
        NodePath path = NodePath.of("test");
        BackendContext backend = new BackendContext(
                path,
                "here",
                new Subtree("test", path, context.getSystem()),
                ForkJoinPool.commonPool(),
                Secrets.LOCAL,
                tree,
                new SimpleMeterRegistry(),
                Path.of("target"),
                GatePolicy.OPEN);
        ActorRef<NodeMessage> top = context.spawn(
                backend.gated(path, TestBackend.HANDLERS.verbs(), OnCrash.RESUME, () -> TestBackend.create(backend)),
                "test");
        BackendSpec spec = new BackendSpec("test", Map.of(), Placement.ANYWHERE);
        root.tell(new DirectoryChanged(List.of(new Instance("test", spec, Map.of(), "here", top))));
        return tree;
    }

    /** Makes a task, and forgets what the answer was. */
    void task(String name) throws Exception {
        Answer answer = ask("POST", "/tree/v1/spawn/test", "{\"name\":\"%s\"}".formatted(name));
        if (answer.status() != 201) {
            throw new IOException(answer.body());
        }
    }

    /** One answer. */
    record Answer(int status, String body, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer ask(String method, String target, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + target))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        Answer answer = new Answer(response.statusCode(), response.body(), response);
        String path = target.replaceAll("\\?.*", "");
        if (!path.startsWith("/tree/v1/native") && !path.startsWith("/tree/v1/nonsense") && answer.status() != 405) {
            OpenApi.check(method, path, answer.status(), answer.header("Content-Type"), answer.body());
        }
        return answer;
    }

    Answer get(String target, String... headers) throws IOException, InterruptedException {
        return ask("GET", target, "", headers);
    }

    private String base() {
        return listener.address().toString().replace("tcp:", "http:");
    }

    @Override
    public void close() {
        listener.close();
        system.terminate();
    }
}
