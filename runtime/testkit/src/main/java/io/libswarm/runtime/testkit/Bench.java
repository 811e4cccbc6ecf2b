package io.libswarm.runtime.testkit;

import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.Placement;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.registry.Instance;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.Secrets;
import io.libswarm.runtime.spi.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Two actor systems joined as a cluster on loopback: backends run in one, and all questions are asked from the other, so that each query,
 * reply and stream crosses the wire. Used by one thread at a time, but for its {@link #probe()}.
 */
public final class Bench implements AutoCloseable {
    private final Side far = new Side("libswarm-testkit");
    private final Side near = new Side("libswarm-testkit");
    private final Map<String, Instance> backends = new LinkedHashMap<>();
    private final List<ExecutorService> executors = new ArrayList<>();
    private final Path dataDir;

    /** Two joined systems without a backend. Takes about two seconds. */
    public Bench() {
        try {
            dataDir = Files.createTempDirectory("libswarm-testkit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        far.join(far);
        near.join(far);
        await().atMost(Duration.ofSeconds(30)).until(() -> near.membersUp() == 2 && far.membersUp() == 2);
    }

    /**
     * Makes a backend on the far side, and waits until the near side can resolve it.
     *
     * @return its path
     */
    public NodePath add(String name, BackendProvider provider, Map<String, List<String>> given) {
        NodePath path = NodePath.of(name);
        Settings settings = Settings.checked(provider.info(), given);
        ThreadPoolExecutor blocking =
                new ThreadPoolExecutor(4, 4, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1000));
        executors.add(blocking);
        BackendContext context = new BackendContext(
                path,
                "far",
                new Subtree(name, path, far.system()),
                blocking,
                Secrets.LOCAL,
                far.tree(),
                far.meters(),
                dataDir.resolve(name),
                GatePolicy.OPEN);
        ActorRef<NodeMessage> ref = far.kit()
                .spawn(context.gated(
                        path, provider.verbs(), OnCrash.RESTART, () -> provider.create(context, settings)));
        BackendSpec spec = new BackendSpec(provider.info().name(), given, Placement.ANYWHERE);
        backends.put(name, new Instance(name, spec, Map.of(), "far", ref));
        publish();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> probe().resolve(path) instanceof NodeResolved && isResolvedFar(path));
        return path;
    }

    private boolean isResolvedFar(NodePath path) {
        return new Probe(far).resolve(path) instanceof NodeResolved;
    }

    private void publish() {
        far.directory(List.copyOf(backends.values()));
        near.directory(backends.values().stream().map(this::asSeenFromNear).toList());
    }

    private Instance asSeenFromNear(Instance i) {
        ActorRef<NodeMessage> ref = i.ref() == null ? null : far.as(near, i.ref());
        return new Instance(i.name(), i.spec(), i.labels(), i.member(), ref);
    }

    /** Ends a backend's actor, with all its nodes, from one moment to the next. */
    public void kill(NodePath backend) {
        Instance instance = backends.get(backend.name());
        if (instance == null || instance.ref() == null) {
            throw new IllegalArgumentException(backend + ": not a backend of this bench");
        }
        far.kit().stop(instance.ref());
    }

    /** Ends a backend and forgets it. */
    public void remove(NodePath backend) {
        kill(backend);
        backends.remove(backend.name());
        publish();
    }

    /** Asks from the near side. */
    public Probe probe() {
        return new Probe(near);
    }

    /** The system that backends run in. */
    public ActorSystem<?> farSystem() {
        return far.system();
    }

    @Override
    public void close() {
        near.close();
        far.close();
        executors.forEach(ExecutorService::shutdownNow);
    }
}
