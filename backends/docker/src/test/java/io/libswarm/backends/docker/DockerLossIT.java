package io.libswarm.backends.docker;

import static io.libswarm.backends.docker.Mount.busybox;
import static io.libswarm.backends.docker.Mount.failure;
import static io.libswarm.backends.docker.Mount.good;
import static io.libswarm.backends.docker.Mount.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StartReply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One engine of the lab is there to be killed and frozen; each test puts it back. */
class DockerLossIT {

    private static final Duration BACK = Duration.ofSeconds(30);

    @AfterEach
    void putBack() throws Exception {
        Lab.victim("thaw");
        Lab.victim("start");
    }

    private static GetReply get(Mount dock, NodePath node, Freshness freshness) {
        return dock.ask(node, (context, replyTo) -> new GetNode(context, freshness, replyTo));
    }

    @Test
    void aKilledEngineIsLostWithinThreeSecondsItsNodesStayAndAllComesBack() throws Exception {
        try (Mount dock = Mount.of(Lab.victim())) {
            NodePath host = dock.host();
            NodePath node =
                    dock.spawn(busybox(unique("killed"), "sleep", "1000")).path();
            Lab.victim("kill");
            dock.awaitState(node, RunState.LOST, Duration.ofSeconds(3));
            dock.awaitState(host, RunState.LOST, Duration.ofMillis(200));
            dock.awaitState(dock.path, RunState.LOST, Duration.ofMillis(200));
            dock.awaitState(host.child("_images").child("busybox:latest"), RunState.LOST, Duration.ofSeconds(1));
            NodeState last = good(get(dock, node, Freshness.REMEMBERED), NodeReported.class)
                    .node();
            assertThat(last.summary().state()).isEqualTo(RunState.LOST);
            assertThat(last.summary().attributes()).containsEntry("image", "busybox");
            assertThat(last.document()).isNotNull();
            failure(get(dock, node, Freshness.FRESH), ErrorCode.UNAVAILABLE);
            StartReply start = dock.ask(node, StartNode::new);
            assertThat(failure(start, ErrorCode.UNAVAILABLE).retryable()).isTrue();

            Lab.victim("start");
            dock.awaitState(dock.path, RunState.RUNNING, BACK);
            dock.awaitState(host, RunState.RUNNING, BACK);
            dock.awaitState(node, RunState.EXITED, BACK);
            StartReply again = dock.ask(node, StartNode::new);
            assertThat(again).isNotInstanceOf(io.libswarm.protocol.Failure.class);
        }
    }

    @Test
    void aFrozenEngineIsLostWithinFiveSecondsAndSlowsNobodyElse() throws Exception {
        try (Mount dock = Mount.of(Lab.victim());
                Mount other = Mount.of(Lab.engine(0))) {
            NodePath node =
                    dock.spawn(busybox(unique("frozen"), "sleep", "1000")).path();
            NodePath well =
                    other.spawn(busybox(unique("well"), "sleep", "1000")).path();
            Lab.victim("freeze");
            long frozen = System.nanoTime();
            dock.awaitState(node, RunState.LOST, Duration.ofSeconds(5));
            long asked = System.nanoTime();
            failure(get(dock, node, Freshness.FRESH), ErrorCode.UNAVAILABLE);
            good(get(other, well, Freshness.FRESH), NodeReported.class);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
            assertThat(Duration.ofNanos(asked - frozen)).isGreaterThan(Duration.ofSeconds(1));
            Lab.victim("thaw");
            dock.awaitState(node, RunState.RUNNING, BACK);
        }
    }

    @Test
    void anEngineThatComesUpLaterIsMetThen() throws Exception {
        Lab.victim("kill");
        try (Mount dock = Mount.of(Lab.victim())) {
            dock.awaitState(dock.path, RunState.LOST, Duration.ofSeconds(5));
            assertThat(dock.subtree.summary(dock.path).summary()).contains("connection refused");
            assertThat(dock.subtree.children(dock.path)).isEmpty();
            Lab.victim("start");
            dock.awaitState(dock.path, RunState.RUNNING, BACK);
            assertThat(dock.host()).isNotNull();
        }
    }
}
