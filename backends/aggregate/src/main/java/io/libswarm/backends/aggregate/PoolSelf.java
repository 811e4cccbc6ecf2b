package io.libswarm.backends.aggregate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NativeDocument;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.PeerFailure;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.gather.Circles;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a pool says of itself. */
final class PoolSelf {
    private static final int MOST_NAMED = 3;
    private static final int MOST_DOCUMENTED = 200;

    private final NodePath pool;
    private final Strategy strategy;

    PoolSelf(NodePath pool, Strategy strategy) {
        this.pool = pool;
        this.strategy = strategy;
    }

    /** Its summary; lost when not one of its targets can be asked. */
    NodeSummary summary(Collection<NodePath> targets, int size, List<PeerFailure> missing) {
        boolean lost = !targets.isEmpty() && missing.size() == targets.size();
        Map<String, String> attributes = Map.of(
                Admission.LINKS,
                "true",
                Circles.TARGETS,
                Circles.attribute(new TreeSet<>(targets)),
                "strategy",
                strategy.word());
        return new NodeSummary(
                pool,
                Kind.BACKEND,
                lost ? RunState.LOST : RunState.RUNNING,
                Map.of(),
                attributes,
                text(targets.size(), size, missing),
                new Cursor(pool.name(), 0, 0));
    }

    private static String text(int targets, int size, List<PeerFailure> missing) {
        StringBuilder text = new StringBuilder()
                .append(size)
                .append(size == 1 ? " node of " : " nodes of ")
                .append(targets)
                .append(targets == 1 ? " target" : " targets");
        missing.stream()
                .limit(MOST_NAMED)
                .forEach(one -> text.append("; ")
                        .append(one.path())
                        .append(": ")
                        .append(one.failure().message()));
        int more = missing.size() - MOST_NAMED;
        return more > 0 ? text.append("; and ").append(more).append(" more").toString() : text.toString();
    }

    /** Its document: each target, and why it can't be asked, if so. */
    NativeDocument document(Collection<NodePath> targets, int size, List<PeerFailure> missing) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("strategy", strategy.word());
        root.put("nodes", size);
        ArrayNode list = root.putArray("targets");
        new TreeSet<>(targets).stream().limit(MOST_DOCUMENTED).forEach(target -> {
            ObjectNode one = list.addObject().put("path", target.toString());
            missing.stream()
                    .filter(each -> each.path().equals(target))
                    .forEach(each -> one.put("error", each.failure().code().name())
                            .put("message", each.failure().message()));
        });
        return NativeDocument.json(root.toString());
    }
}
