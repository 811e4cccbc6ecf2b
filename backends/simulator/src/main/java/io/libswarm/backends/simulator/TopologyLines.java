package io.libswarm.backends.simulator;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.Selector;
import io.libswarm.runtime.node.Subtree;
import java.util.List;
import java.util.Optional;

/** A node and all below it, one JSON object a line, read page by page as fast as they are taken. */
final class TopologyLines {
    private TopologyLines() {}

    static Source<ByteString, NotUsed> of(SimulatedNode<?> node) {
        Subtree subtree = node.world().context().subtree();
        return Source.single(node.known())
                .concat(below(subtree, node.known().path()))
                .map(summary -> Documents.json(Documents.brief(summary)).concat(ByteString.fromString("\n")));
    }

    private static Source<NodeSummary, NotUsed> below(Subtree subtree, NodePath path) {
        return Source.unfold(Optional.of(""), cursor -> page(subtree, path, cursor))
                .mapConcat(page -> page)
                .flatMapConcat(child ->
                        Source.single(child).concatLazy(Source.lazySource(() -> below(subtree, child.path()))));
    }

    private static Optional<Pair<Optional<String>, List<NodeSummary>>> page(
            Subtree subtree, NodePath path, Optional<String> cursor) {
        return cursor.map(from -> {
            var listed = subtree.list(path, Selector.ALL, new Page(Page.MOST, from.isEmpty() ? null : from));
            return Pair.create(Optional.ofNullable(listed.cursor()), listed.children());
        });
    }
}
