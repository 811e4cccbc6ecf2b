package io.libswarm.runtime.gather;

import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Selector;
import io.libswarm.runtime.tree.Tree;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a backend stands in front of leads back to itself. A backend that stands in front of other nodes says of which in the
 * {@link #TARGETS} attribute of its own node; following these, before anything is passed on, needs no hop count and no time limit. Any
 * thread.
 */
public final class Circles {
    /** The attribute that names the nodes which a backend stands in front of: their paths, with a space between. */
    public static final String TARGETS = "targets";

    private final Tree tree;
    private final NodePath self;

    /**
     * Circles through one backend.
     *
     * @param self its path
     */
    public Circles(Tree tree, NodePath self) {
        this.tree = tree;
        this.self = self.ancestor(1);
    }

    /** The value of {@link #TARGETS} for these. */
    public static String attribute(Collection<NodePath> targets) {
        return targets.stream().map(NodePath::toString).collect(Collectors.joining(" "));
    }

    /** What a node stands in front of. */
    public static List<NodePath> targets(NodeSummary node) {
        String named = node.attributes().getOrDefault(TARGETS, "");
        return Stream.of(named.split(" "))
                .filter(text -> !text.isEmpty())
                .map(NodePath::parse)
                .toList();
    }

    /**
     * Looks for a circle.
     *
     * @return why the target can't be used: it leads back here ({@code INVALID}), or a backend on the way can't be asked; empty when it can
     */
    public CompletionStage<Optional<Failure>> objection(NodePath target, QueryContext context) {
        return walk(target, new ArrayDeque<>(List.of(target)), new HashSet<>(), context);
    }

    private CompletionStage<Optional<Failure>> walk(
            NodePath target, Deque<NodePath> ahead, Set<NodePath> asked, QueryContext context) {
        NodePath next = ahead.poll();
        if (next == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        NodePath backend = next.ancestor(1);
        if (backend.isRoot() || backend.equals(self)) {
            return CompletableFuture.completedFuture(Optional.of(Failure.of(
                    ErrorCode.INVALID,
                    "target " + target + " leads back to " + self + " (expected: a node that does not pass on to it)",
                    self)));
        }
        if (!asked.add(backend)) {
            return walk(target, ahead, asked, context);
        }
        Selector named = new Selector(Set.of(), Set.of(), Map.of(), backend.name());
        return tree.<ListReply>ask(
                        NodePath.ROOT,
                        context,
                        (c, replyTo) -> new ListChildren(c, named, new Page(Page.MOST, null), replyTo))
                .thenCompose(reply -> {
                    Failure failure = reply instanceof Failure failed ? failed : seen(backend, reply, ahead);
                    return failure == null
                            ? walk(target, ahead, asked, context)
                            : CompletableFuture.completedFuture(Optional.of(failure));
                });
    }

    /** Asked of the root's memory, not of the backend: that might pass the question on, around the circle. */
    private static @Nullable Failure seen(NodePath backend, ListReply reply, Deque<NodePath> ahead) {
        for (NodeSummary node : ((ChildrenListed) reply).children()) {
            if (node.path().equals(backend)) {
                ahead.addAll(targets(node));
                return node.state().equals(RunState.PENDING)
                        ? Failure.of(ErrorCode.UNAVAILABLE, backend + " is pending: " + node.summary(), backend)
                        : null;
            }
        }
        return Failure.of(ErrorCode.NOT_FOUND, "no node at " + backend, backend);
    }
}
