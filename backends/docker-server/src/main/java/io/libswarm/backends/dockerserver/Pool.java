package io.libswarm.backends.dockerserver;

import akka.Done;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The front end's memory of all that is below its target: Docker engines in their own words, and the containers of owners that are none.
 * Told by a watch of the target which hosts there are; each engine is followed by an {@link EngineSync}. Read on any thread.
 */
final class Pool implements Memory {
    private static final Set<Kind> CONTAINERS = Set.of(Kind.CONTAINER, Kind.TASK, Kind.UNIT, Kind.POD);

    private final NativeCalls calls;
    private final Map<NodePath, HostLink> hosts = new ConcurrentHashMap<>();
    private final Map<NodePath, NodeSummary> others = new ConcurrentHashMap<>();
    private final Set<NodePath> told = ConcurrentHashMap.newKeySet();
    private final AtomicLong version = new AtomicLong();
    private final CompletableFuture<Done> caughtUp = new CompletableFuture<>();

    Pool(NativeCalls calls) {
        this.calls = calls;
    }

    NativeCalls calls() {
        return calls;
    }

    /** Changes with each change of what is remembered. */
    long version() {
        return version.get();
    }

    /** Completes when the target has been told of for the first time, and its engines were listed or found to be lost. */
    CompletionStage<Done> ready() {
        return caughtUp;
    }

    /** All engines, those that are lost too, by name. */
    List<Engine> engines() {
        return hosts.values().stream()
                .map(HostLink::engine)
                .filter(engine -> engine != null)
                .sorted(Comparator.comparing(Engine::path))
                .toList();
    }

    List<Engine> enginesUp() {
        return engines().stream().filter(Engine::isUp).toList();
    }

    /** All hosts that are no engines, and nodes that have containers without being hosts. */
    List<Foreign> foreign() {
        Map<NodePath, Foreign> found = new java.util.TreeMap<>();
        hosts.forEach((path, host) -> {
            if (host.isForeign()) {
                found.put(path, foreign(path));
            }
        });
        others.keySet().forEach(path -> {
            NodePath parent = path.parent();
            if (!hosts.containsKey(parent)) {
                found.computeIfAbsent(parent, this::foreign);
            }
        });
        return List.copyOf(found.values());
    }

    private Foreign foreign(NodePath path) {
        HostLink host = hosts.get(path);
        return new Foreign(path, host == null || !host.isLost() ? null : "lost");
    }

    /** All containers of the pool, newest first. */
    List<Container> containers() {
        List<Container> all = new ArrayList<>();
        engines().forEach(engine -> all.addAll(engine.containers().values()));
        others.forEach((path, node) -> {
            HostLink host = hosts.get(path.parent());
            if (host == null || host.isForeign()) {
                all.add(Translate.container(node, foreign(path.parent())));
            }
        });
        all.sort(Comparator.comparingLong(Container::created).reversed().thenComparing(Container::id));
        return all;
    }

    /** Looks at a container; completes when memory shows it as it was after this call. */
    CompletionStage<Done> look(Engine engine, String container) {
        return sync(engine)
                .map(sync -> sync.look(container))
                .orElse(CompletableFuture.completedFuture(Done.getInstance()));
    }

    /** Looks at all images, networks or volumes of an engine. */
    CompletionStage<Done> look(Engine engine, Thing thing) {
        return sync(engine).map(sync -> sync.look(thing)).orElse(CompletableFuture.completedFuture(Done.getInstance()));
    }

    private java.util.Optional<EngineSync> sync(Engine engine) {
        HostLink host = hosts.get(engine.path());
        return java.util.Optional.ofNullable(host == null ? null : host.sync());
    }

    @Override
    public void there(NodeSummary node) {
        told.add(node.path());
        if (node.kind().equals(Kind.HOST)) {
            hosts.computeIfAbsent(node.path(), path -> new HostLink(path, calls, this::changed))
                    .is(node.state().equals(RunState.LOST) ? node.summary() : null);
        } else if (CONTAINERS.contains(node.kind()) && !isEngine(node.path().parent())) {
            others.merge(node.path(), node, (known, told) -> known.cursor().reaches(told.cursor()) ? known : told);
        } else {
            return;
        }
        changed();
    }

    private boolean isEngine(NodePath path) {
        HostLink host = hosts.get(path);
        return host != null && host.engine() != null;
    }

    @Override
    public void gone(NodePath path) {
        told.removeIf(path::contains);
        hosts.entrySet().removeIf(host -> {
            boolean below = path.contains(host.getKey());
            if (below) {
                host.getValue().end();
            }
            return below;
        });
        others.keySet().removeIf(path::contains);
        changed();
    }

    @Override
    public void begun() {
        told.clear();
    }

    @Override
    public void caughtUp() {
        Set<NodePath> missing = new HashSet<>(hosts.keySet());
        missing.addAll(others.keySet());
        missing.removeAll(told);
        missing.forEach(this::gone);
        CompletableFuture.allOf(hosts.values().stream()
                        .map(host -> host.met().toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new))
                .orTimeout(Duration.ofSeconds(10).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .whenComplete((done, late) -> caughtUp.complete(Done.getInstance()));
    }

    private void changed() {
        version.incrementAndGet();
    }

    /** Forgets all, and stops listening. */
    void end() {
        hosts.values().forEach(HostLink::end);
        hosts.clear();
    }
}
