package io.libswarm.backends.aggregate;

import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.runtime.node.Selection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds a pool's targets: those given, and the backends that its label and provider settings select. Backends with links for children are
 * left out: what these lead to is found by itself. The pool's own state.
 */
final class TargetFinder {
    private final NodePath pool;
    private final AggregateSettings settings;
    private final Predicate<NodeSummary> selected;
    private final Map<NodePath, NodeSummary> backends = new TreeMap<>();
    private boolean complete;

    TargetFinder(NodePath pool, AggregateSettings settings) {
        this.pool = pool;
        this.settings = settings;
        this.selected = Selection.of(new Selector(Set.of(Kind.BACKEND), Set.of(), settings.labels(), null));
        this.complete = !settings.selects();
    }

    /** Whether all that there are have been found. */
    boolean isComplete() {
        return complete;
    }

    /** What a watch of the root tells. */
    void on(Told told) {
        if (told instanceof Told.Event event) {
            on(event.event());
        } else {
            complete = true;
        }
    }

    private void on(WatchEvent event) {
        if (event instanceof NodeAppeared appeared) {
            put(appeared.node());
        } else if (event instanceof NodeChanged changed) {
            put(changed.node());
        } else if (event instanceof NodeVanished vanished) {
            backends.remove(vanished.path());
        }
    }

    private void put(NodeSummary node) {
        if (node.path().depth() == 1) {
            backends.put(node.path(), node);
        }
    }

    Set<NodePath> targets() {
        Set<NodePath> found = new LinkedHashSet<>(settings.targets());
        if (settings.selects()) {
            backends.values().stream()
                    .filter(this::isWanted)
                    .map(NodeSummary::path)
                    .forEach(found::add);
        }
        return found;
    }

    private boolean isWanted(NodeSummary backend) {
        String provider = backend.attributes().getOrDefault("provider", "");
        return !backend.path().equals(pool)
                && !backend.path().name().startsWith("_")
                && !backend.attributes().containsKey(Admission.LINKS)
                && selected.test(backend)
                && (settings.providers().isEmpty() || settings.providers().contains(provider));
    }
}
