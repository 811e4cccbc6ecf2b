package io.libswarm.backends.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolListTest {
    private static final Duration TIME = Duration.ofSeconds(10);
    private final TestMember member = new TestMember();

    @AfterEach
    void end() {
        member.close();
    }

    private List<String> paths(String pool, Selector selector, int limit) {
        return member.list(pool, selector, limit, TIME).stream()
                .flatMap(page -> page.children().stream())
                .map(child -> child.path().toString())
                .toList();
    }

    @Test
    void childrenAreTheUnionOfTheTargetsUnderTheirOwnPaths() {
        member.network("east", "a", "c");
        member.network("west", "b");
        member.pool("pool", "/east", "/west");
        assertThat(paths("/pool", Selector.ALL, 100)).containsExactly("/east/a", "/west/b", "/east/c");
    }

    @Test
    void everyPageHoldsItsShareOnceAlsoWhereNamesClash() {
        member.network("east", "a", "b", "c", "x");
        member.network("north", "b", "c", "d");
        member.network("west", "b", "e");
        member.pool("pool", "/east", "/north", "/west");
        List<String> whole = paths("/pool", Selector.ALL, 100);
        assertThat(whole)
                .containsExactly(
                        "/east/a",
                        "/east/b",
                        "/north/b",
                        "/west/b",
                        "/east/c",
                        "/north/c",
                        "/north/d",
                        "/west/e",
                        "/east/x");
        for (int limit = 1; limit <= 9; limit++) {
            assertThat(paths("/pool", Selector.ALL, limit)).isEqualTo(whole);
        }
    }

    @Test
    void aClashIsVisibleOnBothNodes() {
        member.network("east", "a", "b");
        member.network("west", "b");
        member.pool("pool", "/east", "/west");
        ChildrenListed page = member.list("/pool", Selector.ALL, 100, TIME).get(0);
        assertThat(page.children())
                .extracting(child -> child.attributes().get(PoolPage.CLASH))
                .containsExactly(null, "/west/b", "/east/b");
        assertThat(page.children())
                .extracting(child -> child.attributes().get("backend"))
                .containsExactly("east", "east", "west");
    }

    @Test
    void selectorsChooseAmongAllTargets() {
        member.network("east", "a", "b").change("b", RunState.LOST);
        member.network("west", "ab");
        member.pool("pool", "/east", "/west");
        assertThat(paths("/pool", new Selector(Set.of(), Set.of(), Map.of(), "a*"), 1))
                .containsExactly("/east/a", "/west/ab");
        assertThat(paths("/pool", new Selector(Set.of(), Set.of(RunState.LOST), Map.of(), null), 1))
                .containsExactly("/east/b");
        assertThat(paths("/pool", Selector.ofKind(Kind.CONTAINER), 1)).isEmpty();
    }

    @Test
    void aTargetThatIsNotThereIsAFailureBesideTheOthersAndIsThereOnceItComes() {
        member.network("east", "a");
        member.pool("pool", "/east", "/west");
        ChildrenListed page = member.list("/pool", Selector.ALL, 100, TIME).get(0);
        assertThat(page.children()).hasSize(1);
        assertThat(page.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.path()).isEqualTo(NodePath.of("west"));
            assertThat(failure.failure().code()).isEqualTo(ErrorCode.NOT_FOUND);
        });
        member.network("west", "b");
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            ChildrenListed later = member.list("/pool", Selector.ALL, 100, TIME).get(0);
            assertThat(later.failures()).isEmpty();
            assertThat(later.children()).hasSize(2);
        });
    }

    @Test
    void aTargetThatHangsIsAFailureWithinTheDeadline() {
        member.network("east", "a");
        member.network("west", "b");
        member.mount("deaf", member.kit.spawn(OnlyGet.create(member.context("deaf"))));
        member.pool("pool", "/east", "/deaf", "/west");
        ListReply reply = member.<ListReply>asking(
                        "/pool", Duration.ofSeconds(5), (c, r) -> new ListChildren(c, Selector.ALL, Page.FIRST, r))
                .join();
        assertThat(((ChildrenListed) reply).children()).hasSize(2);
        assertThat(((ChildrenListed) reply).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.path()).isEqualTo(NodePath.of("deaf")));
    }

    @Test
    void aTargetThatIsAHostGivesWhatIsOnIt() throws Exception {
        member.network("east", "a", "b");
        member.pool("pool", "/east/a");
        member.spawn(
                        "/east/a",
                        io.libswarm.protocol.NodeSpec.builder().name("web").build())
                .get();
        org.awaitility.Awaitility.await()
                .untilAsserted(
                        () -> assertThat(paths("/pool", Selector.ALL, 10)).containsExactly("/east/a/web"));
    }

    @Test
    void aCursorThatIsNoneIsRefusedByName() {
        member.network("east", "a");
        member.pool("pool", "/east");
        ListReply reply = member.<ListReply>ask(
                "/pool", (c, r) -> new ListChildren(c, Selector.ALL, new Page(10, "nonsense"), r));
        assertThat(((Failure) reply).code()).isEqualTo(ErrorCode.INVALID);
        assertThat(((Failure) reply).message()).contains("nonsense");
    }

    @Test
    void thePoolSaysWhatItIsMadeOfAndWhatIsAmiss() {
        member.network("east", "a");
        member.pool("pool", "/east", "/west");
        member.list("/pool", Selector.ALL, 100, TIME);
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            NodeSummary summary = ((NodeReported) member.get("/pool")).node().summary();
            assertThat(summary.attributes())
                    .containsEntry("targets", "/east /west")
                    .containsEntry("links", "true");
            assertThat(summary.summary()).contains("1 node of 2 targets").contains("/west");
        });
        assertThat(((NodeReported) member.get("/pool"))
                        .node()
                        .document()
                        .content()
                        .utf8String())
                .contains("NOT_FOUND");
    }

    /** A backend that never answers a watch. */
    private static final class OnlyGet {
        static akka.actor.typed.Behavior<io.libswarm.protocol.NodeMessage> create(
                io.libswarm.runtime.spi.BackendContext backend) {
            return backend.gated(
                    backend.path(),
                    Set.of(io.libswarm.protocol.Verb.GET, io.libswarm.protocol.Verb.WATCH),
                    io.libswarm.runtime.gate.OnCrash.RESUME,
                    () -> Behaviors.setup(actor -> Behaviors.receiveMessage(message -> {
                        if (message instanceof io.libswarm.runtime.gate.Call<?, ?> call
                                && call.query() instanceof io.libswarm.protocol.GetNode) {
                            @SuppressWarnings("unchecked")
                            var get = (io.libswarm.runtime.gate.Call<
                                            io.libswarm.protocol.GetNode, io.libswarm.protocol.GetReply>)
                                    call;
                            get.reply(new NodeReported(new io.libswarm.protocol.NodeState(
                                    FakeNetwork.node(backend.path(), Kind.BACKEND, Map.of(), Map.of()),
                                    Set.of(),
                                    null,
                                    null)));
                        }
                        return Behaviors.same();
                    })));
        }
    }
}
