package io.libswarm.backends.aggregate;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.PeerFailure;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gather.Gather;
import io.libswarm.runtime.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds the node that a path through a pool leads to: by what the pool remembers, or else by asking its targets, since one that is quite new
 * may not have been told of yet. The answer is a handle on the owner's node, so that all that follows goes there. Any thread.
 */
final class PoolNames {
    private final NodePath pool;
    private final PoolView view;
    private final Tree tree;
    private final Gather gather;

    PoolNames(NodePath pool, PoolView view, Tree tree, Gather gather) {
        this.pool = pool;
        this.view = view;
        this.tree = tree;
        this.gather = gather;
    }

    void resolve(Call<ResolveNode, ResolveReply> call) {
        String name = call.query().path().name(pool.depth());
        List<NodePath> children =
                view.named(name).stream().map(NodeSummary::path).toList();
        List<NodePath> found = children.isEmpty() ? view.onHosts(name) : children;
        if (found.isEmpty() && !name.startsWith("_")) {
            askTargets(call, name);
        } else {
            follow(call, name, found);
        }
    }

    private void askTargets(Call<ResolveNode, ResolveReply> call, String name) {
        gather.<ResolveReply>ask(
                        view.askable(),
                        call.context(),
                        target -> tree.resolve(
                                target.child(name), call.context().until(Gather.inTimeFor(call.context()))))
                .thenAccept(replies -> follow(call, name, resolved(replies)));
    }

    private static List<NodePath> resolved(Map<NodePath, ResolveReply> replies) {
        return replies.values().stream()
                .filter(NodeResolved.class::isInstance)
                .map(reply -> ((NodeResolved) reply).handle().path())
                .toList();
    }

    /** A child is told with its name in the pool, too. */
    private String told(NodePath path) {
        boolean child =
                view.named(path.name()).stream().anyMatch(node -> node.path().equals(path));
        return child ? path + " (as '" + PoolView.qualified(path) + "')" : path.toString();
    }

    private void follow(Call<ResolveNode, ResolveReply> call, String name, List<NodePath> found) {
        if (found.size() == 1) {
            NodePath path = found.get(0);
            for (int d = pool.depth() + 1; d < call.query().path().depth(); d++) {
                path = path.child(call.query().path().name(d));
            }
            tree.resolve(path, call.context()).thenAccept(call::reply);
        } else if (!found.isEmpty()) {
            String all = found.stream().map(this::told).collect(Collectors.joining(" and "));
            call.fail(ErrorCode.CONFLICT, "name: '" + name + "' is that of " + all + " (expected: one of these)");
        } else if (view.missing().isEmpty()) {
            call.fail(ErrorCode.NOT_FOUND, "no node at " + call.query().path());
        } else {
            String missing = view.missing().stream()
                    .map(PeerFailure::path)
                    .map(NodePath::toString)
                    .collect(Collectors.joining(", "));
            call.fail(
                    ErrorCode.UNAVAILABLE,
                    "no node at " + call.query().path() + " in the targets that answer; these don't: " + missing);
        }
    }
}
