package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Lists, selectors, pages, and what is not there. */
public interface ListingContract extends Contract {

    @Test
    default void aNewNodeIsListedWithItsStateAndLabels() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        NodePath task = tasks().spawn(subject()
                .task()
                .name(tasks().name())
                .label("colour", "blue")
                .build());

        NodeSummary listed = only(task.parent(), named(task.name()));
        assertThat(listed.path()).isEqualTo(task);
        assertThat(listed.state()).isEqualTo(RunState.RUNNING);
        assertThat(listed.labels()).containsEntry("colour", "blue");
        tasks().remove(task);
        assertThat(list(task.parent(), named(task.name()))).isEmpty();
    }

    @Test
    default void selectorsSelectByKindStateLabelAndGlob() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        String name = tasks().name();
        NodePath task =
                tasks().spawn(subject().task().name(name).label(name, "x").build());
        NodePath at = task.parent();
        Selector label = new Selector(Set.of(), Set.of(), Map.of(name, ""), null);
        NodeSummary found = only(at, label);

        assertThat(only(at, labelled(name, "x"))).isEqualTo(found);
        assertThat(list(at, labelled(name, "y"))).isEmpty();
        assertThat(only(at, new Selector(Set.of(found.kind()), Set.of(RunState.RUNNING), Map.of(name, ""), null)))
                .isEqualTo(found);
        assertThat(list(at, new Selector(Set.of(), Set.of(RunState.EXITED), Map.of(name, ""), null)))
                .isEmpty();
        assertThat(list(at, Selector.ofKind(new io.libswarm.protocol.Kind("no-such-kind"))))
                .isEmpty();
        assertThat(only(at, named(name.substring(0, name.length() - 1) + "?"))
                        .path()
                        .name())
                .startsWith(name.substring(0, name.length() - 1));
        tasks().remove(task);
    }

    @Test
    default void pagesHoldEveryChildOnceAndInOrder() {
        if (!tasks().given(Verb.SPAWN)) {
            return;
        }
        String label = tasks().name();
        List<NodePath> spawned = new ArrayList<>();
        for (int i = 0; i < subject().many(); i++) {
            spawned.add(tasks().spawn(subject()
                    .task()
                    .name(tasks().name())
                    .label(label, "")
                    .start(false)
                    .build()));
        }
        Map<NodePath, List<NodePath>> byParent =
                spawned.stream().collect(java.util.stream.Collectors.groupingBy(NodePath::parent));

        byParent.forEach((parent, children) -> {
            List<String> paged = new ArrayList<>();
            String cursor = null;
            do {
                ChildrenListed page = probe().list(
                                parent, new Selector(Set.of(), Set.of(), Map.of(label, ""), null), new Page(4, cursor));
                assertThat(page.children()).hasSizeLessThanOrEqualTo(4);
                page.children().forEach(child -> paged.add(child.name()));
                cursor = page.cursor();
            } while (cursor != null);
            assertThat(paged)
                    .containsExactlyElementsOf(
                            children.stream().map(NodePath::name).sorted().toList());
        });
        spawned.forEach(tasks()::remove);
    }

    @Test
    default void whatIsNotThereIsNotFound() {
        for (String name : OddNames.ALL) {
            Probe.refused(ErrorCode.NOT_FOUND, probe().get(backend().child(name)));
            Probe.refused(
                    ErrorCode.NOT_FOUND, probe().resolve(backend().child(name).child("below")));
        }
    }

    @Test
    default void sixteenAskersAtOnceAllGetTheSame() {
        ExecutorService askers = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<ChildrenListed>> asked = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                asked.add(
                        CompletableFuture.supplyAsync(() -> probe().list(backend(), Selector.ALL, Page.FIRST), askers));
            }
            ChildrenListed first = Probe.answer(asked.get(0));
            asked.forEach(each -> assertThat(
                            Probe.answer(each).children().stream().map(NodeSummary::path))
                    .containsExactlyElementsOf(
                            first.children().stream().map(NodeSummary::path).toList()));
        } finally {
            askers.shutdownNow();
        }
    }

    private static Selector named(String glob) {
        return new Selector(Set.of(), Set.of(), Map.of(), glob);
    }

    private static Selector labelled(String key, String value) {
        return new Selector(Set.of(), Set.of(), Map.of(key, value), null);
    }

    private List<NodeSummary> list(NodePath path, Selector selector) {
        return probe().list(path, selector, Page.FIRST).children();
    }

    private NodeSummary only(NodePath path, Selector selector) {
        List<NodeSummary> found = list(path, selector);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
