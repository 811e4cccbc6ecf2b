package io.libswarm.backends.aggregate;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.WatchEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a pool remembers of one target: itself, its children, and who is on each of its hosts. Guarded by the {@link PoolView}'s lock. */
final class TargetView {
    private static final String ITSELF = "";

    private final NodePath target;
    private final NavigableMap<String, NodeSummary> children = new TreeMap<>();
    private final Map<String, Map<String, Tenant>> tenants = new HashMap<>();
    private final Set<NodePath> unconfirmed = new HashSet<>();
    private @Nullable NodeSummary itself;
    private @Nullable Cursor last;
    private @Nullable Failure missing;
    private boolean settled;

    TargetView(NodePath target) {
        this.target = target;
    }

    NodePath target() {
        return target;
    }

    /** Whether it has been heard of, or why it can't be, since it became a target. */
    boolean isSettled() {
        return settled;
    }

    /** Why it can't be asked; null when it can. */
    @Nullable
    Failure missing() {
        return missing;
    }

    NavigableMap<String, NodeSummary> children() {
        return children;
    }

    /** What its watch tells. */
    void on(Told told) {
        if (told instanceof Told.Event event) {
            on(event.event());
        } else if (told instanceof Told.Missing gone) {
            missing = gone.why();
            settled = true;
        } else {
            unconfirmed.forEach(this::forget);
            unconfirmed.clear();
            missing = null;
            settled = true;
        }
    }

    private void on(WatchEvent event) {
        if (event instanceof NodeAppeared appeared) {
            confirm(appeared.node().path(), appeared.node().cursor());
            put(appeared.node());
        } else if (event instanceof NodeChanged changed) {
            confirm(changed.node().path(), changed.node().cursor());
            put(changed.node());
        } else if (event instanceof NodeVanished vanished) {
            confirm(vanished.path(), vanished.cursor());
            forget(vanished.path());
        }
    }

    private void confirm(NodePath path, Cursor cursor) {
        unconfirmed.remove(path);
        if (last == null || !last.reaches(cursor)) {
            last = cursor;
        }
    }

    /** A reply said that this is there, which the watch may not have told yet, or may already have told to be gone. */
    void spawned(NodeSummary node) {
        if (last == null || !last.reaches(node.cursor())) {
            put(node);
            unconfirmed.add(node.path());
        }
    }

    private void put(NodeSummary node) {
        int below = node.path().depth() - target.depth();
        if (below == 0) {
            itself = node;
        } else if (below == 1 && !node.kind().equals(Kind.COLLECTION)) {
            children.put(node.name(), node);
            tenantsOf(ITSELF).put(node.name(), Tenant.of(node));
        } else if (below == 2 && isHost(children.get(node.path().parent().name()))) {
            if (!node.kind().equals(Kind.COLLECTION)) {
                tenantsOf(node.path().parent().name()).put(node.name(), Tenant.of(node));
            }
        }
    }

    private Map<String, Tenant> tenantsOf(String host) {
        return tenants.computeIfAbsent(host, name -> new HashMap<>());
    }

    private void forget(NodePath path) {
        int below = path.depth() - target.depth();
        if (below <= 0) {
            itself = null;
            children.clear();
            tenants.clear();
        } else if (below == 1) {
            children.remove(path.name());
            tenants.remove(path.name());
            tenantsOf(ITSELF).remove(path.name());
        } else if (below == 2) {
            tenantsOf(path.parent().name()).remove(path.name());
        }
    }

    /** The hosts that it has: itself if it is one, or else its children that are, or else itself, which may place by a way of its own. */
    List<HostLoad> hosts() {
        NodeSummary self = itself;
        if (self == null) {
            return List.of();
        }
        List<HostLoad> hosts = new ArrayList<>();
        if (!isHost(self)) {
            children.values().stream().filter(TargetView::isHost).forEach(host -> hosts.add(load(host, host.name())));
        }
        return hosts.isEmpty() ? List.of(load(self, ITSELF)) : hosts;
    }

    private HostLoad load(NodeSummary host, String name) {
        Map<String, Tenant> on = tenants.getOrDefault(name, Map.of());
        long memory = on.values().stream().mapToLong(Tenant::memory).sum();
        NodeSummary self = itself;
        return new HostLoad(host, self == null ? Map.of() : self.labels(), on.size(), memory);
    }

    /** Who is on one of its {@link #hosts}. */
    Map<String, Tenant> tenants(NodePath host) {
        return tenants.getOrDefault(host.equals(target) ? ITSELF : host.name(), Map.of());
    }

    private static boolean isHost(@Nullable NodeSummary node) {
        return node != null && (node.kind().equals(Kind.HOST) || node.kind().equals(Kind.MACHINE));
    }
}
