package io.libswarm.runtime.node;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.MessageSize;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One node's place in a {@link Subtree}, with those below it. Guarded by the subtree's lock. */
final class Branch {
    private final NodePath path;
    private @Nullable NodeSummary summary;
    private @Nullable ActorRef<NodeMessage> ref;
    private Set<Verb> verbs = Set.of();
    private int size;
    private @Nullable NavigableMap<String, Branch> children;

    Branch(NodePath path) {
        this.path = path;
    }

    NodePath path() {
        return path;
    }

    @Nullable
    NodeSummary summary() {
        return summary;
    }

    void summary(NodeSummary newSummary) {
        summary = newSummary;
        size = MessageSize.of(newSummary);
    }

    void actor(ActorRef<NodeMessage> newRef, Set<Verb> newVerbs) {
        ref = newRef;
        verbs = newVerbs;
    }

    ActorRef<NodeMessage> ref() {
        if (ref == null) {
            throw new IllegalStateException(path + " has no actor");
        }
        return ref;
    }

    Set<Verb> verbs() {
        return verbs;
    }

    int childCount() {
        return children == null ? 0 : children.size();
    }

    @Nullable
    Branch find(String name) {
        return children == null ? null : children.get(name);
    }

    Branch child(NodePath childPath) {
        if (children == null) {
            children = new TreeMap<>();
        }
        return children.computeIfAbsent(childPath.name(), name -> new Branch(childPath));
    }

    boolean drop(String name) {
        return children != null && children.remove(name) != null;
    }

    /** Adds the summaries of this and of what is below, down to a depth. */
    void collect(List<NodeSummary> found, int depth) {
        if (summary != null) {
            found.add(summary);
        }
        if (depth > 0 && children != null) {
            children.values().forEach(child -> child.collect(found, depth - 1));
        }
    }

    ChildrenListed list(Selector selector, Page page) {
        List<NodeSummary> found = new ArrayList<>(Math.min(page.limit(), childCount()));
        if (children == null) {
            return new ChildrenListed(found, null, List.of());
        }
        Predicate<NodeSummary> selected = Selection.of(selector);
        String cursor = page.cursor();
        int bytes = 0;
        for (Branch child : (cursor == null ? children : children.tailMap(cursor, false)).values()) {
            NodeSummary each = child.summary;
            if (each == null || !selected.test(each)) {
                continue;
            }
            bytes += child.size;
            if (found.size() == page.limit() || (bytes > MessageSize.LIMIT - 4096 && !found.isEmpty())) {
                return new ChildrenListed(found, found.get(found.size() - 1).name(), List.of());
            }
            found.add(each);
        }
        return new ChildrenListed(found, null, List.of());
    }
}
