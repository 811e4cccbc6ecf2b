package io.libswarm.backends.aggregate;

import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.MessageSize;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.PeerFailure;
import io.libswarm.protocol.Selector;
import io.libswarm.runtime.node.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of the children of many targets, in the order of their names and then of their paths. Its cursor is the path of the last child.
 * Costs what the page holds and passes over, times the number of targets.
 */
final class PoolPage {
    /** The attribute of a child that shares its name: the paths of the others. */
    static final String CLASH = "clash";

    private static final Comparator<NodeSummary> ORDER =
            Comparator.comparing(NodeSummary::name).thenComparing(NodeSummary::path);

    private final List<TargetView> targets;

    PoolPage(List<TargetView> targets) {
        this.targets = targets;
    }

    private record Ahead(NodeSummary next, Iterator<NodeSummary> rest) {}

    ChildrenListed list(Selector selector, Page page, List<PeerFailure> failures) {
        Predicate<NodeSummary> selected = Selection.of(selector);
        NodePath after = after(page.cursor());
        PriorityQueue<Ahead> ahead = new PriorityQueue<>(Comparator.comparing(Ahead::next, ORDER));
        for (TargetView target : targets) {
            push(
                    ahead,
                    (after == null ? target.children() : target.children().tailMap(after.name(), true))
                            .values()
                            .iterator());
        }
        List<NodeSummary> found = new ArrayList<>();
        int bytes = 512 * failures.size();
        for (Ahead first = ahead.poll(); first != null; first = ahead.poll()) {
            NodeSummary child = first.next();
            push(ahead, first.rest());
            if (isBefore(child, after) || !selected.test(child)) {
                continue;
            }
            NodeSummary link = link(child);
            bytes += MessageSize.of(link);
            if (found.size() == page.limit() || (bytes > MessageSize.LIMIT - 4096 && !found.isEmpty())) {
                return new ChildrenListed(
                        found, found.get(found.size() - 1).path().toString(), failures);
            }
            found.add(link);
        }
        return new ChildrenListed(found, null, failures);
    }

    private static @Nullable NodePath after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        NodePath path = cursor.startsWith("/") ? NodePath.parse(cursor) : NodePath.ROOT;
        if (path.isRoot()) {
            throw new IllegalArgumentException("cursor: '" + cursor + "' (expected: one from a page of this pool)");
        }
        return path;
    }

    private static boolean isBefore(NodeSummary child, @Nullable NodePath after) {
        return after != null
                && child.name().equals(after.name())
                && child.path().compareTo(after) <= 0;
    }

    private static void push(PriorityQueue<Ahead> ahead, Iterator<NodeSummary> rest) {
        if (rest.hasNext()) {
            ahead.add(new Ahead(rest.next(), rest));
        }
    }

    private NodeSummary link(NodeSummary child) {
        Map<String, String> attributes = new HashMap<>(child.attributes());
        attributes.put("backend", child.path().name(0));
        String others = targets.stream()
                .map(target -> target.children().get(child.name()))
                .filter(other -> other != null && !other.path().equals(child.path()))
                .map(other -> other.path().toString())
                .collect(Collectors.joining(" "));
        if (!others.isEmpty()) {
            attributes.put(CLASH, others);
        }
        return new NodeSummary(
                child.path(), child.kind(), child.state(), child.labels(), attributes, child.summary(), child.cursor());
    }
}
