package io.libswarm.backends.aggregate;

import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.PeerFailure;
import io.libswarm.protocol.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pool remembers of its targets: lists, names and placing are answered from it. Written by the watches of the targets, on their
 * streams' threads, and read by the pool's actor: one lock guards it.
 */
final class PoolView {
    private final NavigableMap<NodePath, TargetView> targets = new TreeMap<>();

    /** From now on these. */
    synchronized void become(Set<NodePath> wanted) {
        targets.keySet().retainAll(wanted);
        wanted.forEach(target -> targets.computeIfAbsent(target, TargetView::new));
    }

    /** What a target's watch tells. Whether the pool's own state may be another by it. */
    synchronized boolean on(NodePath target, Told told) {
        TargetView view = targets.get(target);
        if (view == null) {
            return false;
        }
        boolean settled = view.isSettled();
        Failure missing = view.missing();
        int size = view.children().size();
        view.on(told);
        return !settled && view.isSettled()
                || (missing == null) != (view.missing() == null)
                || size != view.children().size();
    }

    /** A reply said that this is there. */
    synchronized void spawned(NodeSummary node) {
        targets.values().stream()
                .filter(view -> view.target().contains(node.path()))
                .forEach(view -> view.spawned(node));
    }

    /** Whether each target has been heard of, or why it can't be. */
    synchronized boolean isSettled() {
        return targets.values().stream().allMatch(TargetView::isSettled);
    }

    /** How many children it has. */
    synchronized int size() {
        return targets.values().stream()
                .mapToInt(view -> view.children().size())
                .sum();
    }

    /** The targets that can't be asked now, and why. */
    synchronized List<PeerFailure> missing() {
        List<PeerFailure> missing = new ArrayList<>();
        for (TargetView view : targets.values()) {
            Failure why = view.missing();
            if (why != null) {
                missing.add(new PeerFailure(view.target(), why));
            } else if (!view.isSettled()) {
                missing.add(new PeerFailure(
                        view.target(),
                        Failure.of(ErrorCode.TIMED_OUT, view.target() + " has not answered yet", view.target())));
            }
        }
        return missing;
    }

    /**
     * One page of the union of the children.
     *
     * @throws IllegalArgumentException when the page's cursor is none of this pool's
     */
    synchronized ChildrenListed list(Selector selector, Page page) {
        return new PoolPage(List.copyOf(targets.values())).list(selector, page, missing());
    }

    /** The children of that name; or else, with a qualified name, that one. */
    synchronized List<NodeSummary> named(String name) {
        List<NodeSummary> found = new ArrayList<>();
        for (TargetView view : targets.values()) {
            NodeSummary child = view.children().get(name);
            if (child != null) {
                found.add(child);
            }
        }
        if (found.isEmpty()) {
            for (TargetView view : targets.values()) {
                view.children().values().stream()
                        .filter(child -> qualified(child.path()).equals(name))
                        .forEach(found::add);
            }
        }
        found.sort(Comparator.comparing(NodeSummary::path));
        return found;
    }

    /** The name that is unique in a pool: all names of the path, with {@code ~} between. */
    static String qualified(NodePath path) {
        return String.join("~", path.names());
    }

    /** The targets that can be asked. */
    synchronized List<NodePath> askable() {
        return targets.values().stream()
                .filter(view -> view.isSettled() && view.missing() == null)
                .map(TargetView::target)
                .toList();
    }

    /** All hosts of all targets, with what is on its way to them. */
    synchronized List<HostLoad> hosts(Bookings bookings) {
        List<HostLoad> hosts = new ArrayList<>();
        for (TargetView view : targets.values()) {
            view.hosts().forEach(host -> hosts.add(bookings.with(host, view.tenants(host.path()))));
        }
        return hosts;
    }

    /** The host that a node of that name is on; null for none. */
    synchronized @Nullable NodePath hostOf(String name) {
        return findHost(tenants -> tenants.containsKey(name));
    }

    /** The nodes of that name on any of the hosts. */
    synchronized List<NodePath> onHosts(String name) {
        return targets.values().stream()
                .flatMap(view -> view.hosts().stream()
                        .map(HostLoad::path)
                        .filter(host -> view.tenants(host).containsKey(name)))
                .map(host -> host.child(name))
                .sorted()
                .toList();
    }

    /** The host with the node that a request has made, as far as its system keeps that; null for none. */
    synchronized @Nullable NodePath hostOfRequest(String requestId) {
        return findHost(tenants -> tenants.values().stream().anyMatch(tenant -> requestId.equals(tenant.request())));
    }

    private @Nullable NodePath findHost(java.util.function.Predicate<Map<String, Tenant>> fits) {
        for (TargetView view : targets.values()) {
            for (HostLoad host : view.hosts()) {
                if (fits.test(view.tenants(host.path()))) {
                    return host.path();
                }
            }
        }
        return null;
    }
}
