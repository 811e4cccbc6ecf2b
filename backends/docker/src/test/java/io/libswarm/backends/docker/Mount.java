package io.libswarm.backends.docker;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.AskPattern;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeSpecBuilder;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamName;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.Secrets;
import io.libswarm.runtime.spi.Settings;
import io.libswarm.runtime.tree.Question;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A docker backend, mounted at {@code /dock} in an actor system of its own. Removes the containers that it has spawned. */
final class Mount implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final ActorTestKit kit = ActorTestKit.create("dock" + NUMBERS.incrementAndGet());
    final NodePath path = NodePath.of("dock");
    final Subtree subtree = new Subtree("dock", path, kit.system());
    private final ExecutorService blocking = Executors.newFixedThreadPool(8);
    private final java.util.Set<NodePath> spawned = java.util.concurrent.ConcurrentHashMap.newKeySet();

    Mount(Map<String, String> settings) {
        DockerBackendProvider provider = new DockerBackendProvider();
        Map<String, List<String>> given = new HashMap<>();
        settings.forEach((key, value) -> given.put(key, List.of(value)));
        BackendContext context = new BackendContext(
                path,
                "here",
                subtree,
                blocking,
                Secrets.LOCAL,
                null,
                new SimpleMeterRegistry(),
                Path.of("target"),
                GatePolicy.OPEN);
        Settings checked = Settings.checked(provider.info(), given);
        ActorRef<NodeMessage> ref = kit.spawn(
                context.gated(path, provider.verbs(), OnCrash.RESUME, () -> provider.create(context, checked)));
        Awaitility.await().until(() -> subtree.handle(path) != null && ref != null);
    }

    static Mount of(String host) {
        return new Mount(Map.of("host", host));
    }

    /** The host, once the engine has been met and listed. */
    NodePath host() {
        Awaitility.await().atMost(SOON).until(() -> subtree.children(path).size() == 1);
        NodePath host = subtree.children(path).get(0).path();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> subtree.children(host.child("_networks")).size() >= 3);
        return host;
    }

    static String unique(String what) {
        return "dk-" + what + "-" + Long.toString(System.nanoTime(), 36);
    }

    <R extends NodeReply> R ask(NodePath node, Question<R> question) {
        return ask(node, SOON, question);
    }

    <R extends NodeReply> R ask(NodePath node, Duration within, Question<R> question) {
        return ask(node, QueryContext.within(within), question);
    }

    <R extends NodeReply> R ask(NodePath node, QueryContext context, Question<R> question) {
        NodeHandle handle = subtree.handle(node);
        if (handle == null) {
            throw new AssertionError("no node at " + node);
        }
        CompletionStage<R> answer = AskPattern.ask(
                handle.ref(),
                replyTo -> question.to(context, replyTo),
                context.deadline().left().plusSeconds(2),
                kit.system().scheduler());
        return result(answer);
    }

    static <T> T result(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    static <R> R good(Object reply, Class<R> expected) {
        if (!expected.isInstance(reply)) {
            throw new AssertionError("answered " + reply + ", expected " + expected.getSimpleName());
        }
        return expected.cast(reply);
    }

    static Failure failure(Object reply, ErrorCode code) {
        Failure failure = good(reply, Failure.class);
        if (failure.code() != code) {
            throw new AssertionError("answered " + failure + ", expected " + code);
        }
        return failure;
    }

    static NodeSpecBuilder busybox(String name, String... command) {
        return NodeSpec.builder().name(name).image("busybox").command(command);
    }

    NodeState spawn(NodeSpecBuilder spec) {
        return spawn(QueryContext.within(SOON), spec);
    }

    NodeState spawn(QueryContext context, NodeSpecBuilder spec) {
        host();
        SpawnReply reply = ask(path, context, (asked, replyTo) -> new SpawnNode(asked, spec.build(), replyTo));
        NodeState node = good(reply, NodeSpawned.class).node();
        spawned.add(node.path());
        return node;
    }

    NodeState get(NodePath node) {
        GetReply reply = ask(node, (context, replyTo) -> new GetNode(context, Freshness.REMEMBERED, replyTo));
        return good(reply, NodeReported.class).node();
    }

    void awaitState(NodePath node, RunState state, Duration within) {
        Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(within).until(() -> {
            NodeSummary summary = subtree.summary(node);
            return summary != null && summary.state().equals(state);
        });
    }

    List<StreamElement> all(Source<StreamElement, ?> stream) {
        return result(stream.runWith(Sink.seq(), kit.system()));
    }

    static ByteString bytes(List<StreamElement> elements, StreamName stream) {
        ByteString found = ByteString.emptyByteString();
        for (StreamElement element : elements) {
            if (element instanceof StreamChunk chunk && chunk.stream() == stream) {
                found = found.concat(chunk.data());
            }
        }
        return found;
    }

    static String text(List<StreamElement> elements, StreamName stream) {
        return bytes(elements, stream).utf8String();
    }

    @Override
    public void close() {
        for (NodePath node : spawned) {
            if (subtree.handle(node) != null) {
                RemoveReply gone = ask(node, (context, replyTo) -> new RemoveNode(context, true, replyTo));
                good(gone, RemoveReply.class);
            }
        }
        kit.shutdownTestKit();
        blocking.shutdownNow();
    }
}
