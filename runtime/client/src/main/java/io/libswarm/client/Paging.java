package io.libswarm.client;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Source;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** One page after another, each asked for when it is wanted. */
final class Paging {
    private Paging() {}

    static Source<NodeSummary, NotUsed> of(Function<Page, CompletionStage<ChildrenListed>> list) {
        return Source.unfoldAsync(
                        Optional.of(Page.FIRST),
                        next -> next.isEmpty()
                                ? CompletableFuture.completedStage(
                                        Optional.<Pair<Optional<Page>, ChildrenListed>>empty())
                                : list.apply(next.get())
                                        .thenApply(listed -> Optional.of(Pair.create(after(listed), listed))))
                .mapConcat(ChildrenListed::children);
    }

    private static Optional<Page> after(ChildrenListed listed) {
        return Optional.ofNullable(listed.cursor()).map(cursor -> new Page(Page.FIRST.limit(), cursor));
    }
}
