package io.libswarm.runtime.gather;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RunState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CirclesTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private final Map<String, NodeSummary> backends = new HashMap<>();
    private final ScriptedTree tree =
            new ScriptedTree(KIT, (path, query) -> new ChildrenListed(List.copyOf(backends.values()), null, List.of()));

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private void backend(String name, RunState state, String... targets) {
        String named =
                Circles.attribute(List.of(targets).stream().map(NodePath::parse).toList());
        backends.put(
                name,
                new NodeSummary(
                        NodePath.of(name),
                        Kind.BACKEND,
                        state,
                        Map.of(),
                        Map.of(Circles.TARGETS, named),
                        "",
                        new Cursor("", 0, 0)));
    }

    private Optional<Failure> objection(String self, String target) throws Exception {
        return new Circles(tree, NodePath.of(self))
                .objection(NodePath.parse(target), QueryContext.within(Duration.ofSeconds(3)))
                .toCompletableFuture()
                .get();
    }

    @Test
    void aBackendThatStandsInFrontOfNothingMayBeUsed() throws Exception {
        backend("east", RunState.RUNNING);
        assertThat(objection("pool", "/east/host-1")).isEmpty();
    }

    @Test
    void itselfAndTheRootAreCircles() throws Exception {
        assertThat(objection("pool", "/pool/x").orElseThrow().code()).isEqualTo(ErrorCode.INVALID);
        assertThat(objection("pool", "/").orElseThrow().code()).isEqualTo(ErrorCode.INVALID);
    }

    @Test
    void aCircleOverOthersIsFoundWithoutAskingThem() throws Exception {
        backend("a", RunState.RUNNING, "/b/x y", "/east");
        backend("b", RunState.RUNNING, "/pool");
        backend("east", RunState.RUNNING);
        assertThat(objection("pool", "/a").orElseThrow().message())
                .contains("/a")
                .contains("/pool");
        assertThat(tree.asked).containsOnly(NodePath.ROOT);
    }

    @Test
    void aCircleThatItIsNoPartOfEnds() throws Exception {
        backend("a", RunState.RUNNING, "/b");
        backend("b", RunState.RUNNING, "/a");
        assertThat(objection("pool", "/a")).isEmpty();
    }

    @Test
    void whatIsNotThereOrNotReadyIsNotUsed() throws Exception {
        backend("a", RunState.PENDING);
        assertThat(objection("pool", "/a").orElseThrow().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(objection("pool", "/nowhere").orElseThrow().code()).isEqualTo(ErrorCode.NOT_FOUND);
    }
}
