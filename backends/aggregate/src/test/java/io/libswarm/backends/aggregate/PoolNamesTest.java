package io.libswarm.backends.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.ResolveReply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolNamesTest {
    private final TestMember member = new TestMember();

    @BeforeEach
    void mount() {
        member.network("east", "a", "same");
        member.network("west", "b", "same");
        member.pool("pool", "/east", "/west");
    }

    @AfterEach
    void end() {
        member.close();
    }

    private ResolveReply resolve(String path) {
        return member.tree
                .resolve(NodePath.parse(path), QueryContext.within(Duration.ofSeconds(5)))
                .toCompletableFuture()
                .join();
    }

    private NodePath path(String path) {
        return ((NodeResolved) resolve(path)).handle().path();
    }

    @Test
    void aPathThroughThePoolLeadsToTheOwnersNode() throws Exception {
        member.spawn("/east/a", NodeSpec.builder().name("web").build()).get();
        assertThat(path("/pool/a")).isEqualTo(NodePath.parse("/east/a"));
        assertThat(path("/pool/a/web")).isEqualTo(NodePath.parse("/east/a/web"));
        assertThat(((NodeReported) member.get("/pool/a/web")).node().path()).isEqualTo(NodePath.parse("/east/a/web"));
        assertThat(member.<io.libswarm.protocol.RemoveReply>ask("/pool/a/web", (c, r) -> new RemoveNode(c, false, r)))
                .isInstanceOfSatisfying(
                        NodeRemoved.class, gone -> assertThat(gone.path()).isEqualTo(NodePath.parse("/east/a/web")));
    }

    @Test
    void whatIsOnAHostIsFoundByItsBareNameUnlessTwoHostsHaveIt() throws Exception {
        member.spawn("/east/a", NodeSpec.builder().name("web").build()).get();
        await().untilAsserted(() -> assertThat(path("/pool/web")).isEqualTo(NodePath.parse("/east/a/web")));
        member.spawn("/west/b", NodeSpec.builder().name("web").build()).get();
        await().untilAsserted(() -> assertThat(resolve("/pool/web"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.message()).contains("/east/a/web and /west/b/web")));
    }

    @Test
    void aNameOfTwoIsAConflictThatNamesBothAndTheirOwnNames() {
        Failure failure = (Failure) resolve("/pool/same");
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat(failure.message()).contains("/east/same", "'east~same'", "/west/same", "'west~same'");
        assertThat(((Failure) resolve("/pool/same/web")).code()).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void aQualifiedNameLeadsToItsNode() {
        assertThat(path("/pool/west~same")).isEqualTo(NodePath.parse("/west/same"));
        assertThat(path("/pool/east~a")).isEqualTo(NodePath.parse("/east/a"));
    }

    @Test
    void whatIsNotThereIsNotFoundUnlessATargetCouldNotBeAsked() {
        assertThat(((Failure) resolve("/pool/nobody")).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(((Failure) resolve("/pool/a/nobody")).code()).isEqualTo(ErrorCode.NOT_FOUND);
        member.lose("west");
        await().untilAsserted(() -> {
            Failure failure = (Failure) resolve("/pool/nobody");
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.message()).contains("/west");
        });
        assertThat(path("/pool/a")).isEqualTo(NodePath.parse("/east/a"));
    }
}
