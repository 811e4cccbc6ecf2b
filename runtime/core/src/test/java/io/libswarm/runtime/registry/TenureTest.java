package io.libswarm.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.StartNode;
import io.libswarm.runtime.gate.GatePolicy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TenureTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final NodePath EAST = NodePath.of("east");

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private static QueryContext soon() {
        return QueryContext.within(Duration.ofSeconds(1));
    }

    @Test
    void afterASilenceChangesAreRefusedUntilTheClaimsAreConfirmed() {
        AtomicLong clock = new AtomicLong();
        Tenure tenure = new Tenure(Duration.ofSeconds(5), clock::get);
        GatePolicy policy = tenure.before(GatePolicy.OPEN);
        StartNode change = new StartNode(soon(), KIT.system().ignoreRef());
        GetNode read = new GetNode(soon(), Freshness.REMEMBERED, KIT.system().ignoreRef());
        assertThat(tenure.beat()).isFalse();
        assertThat(policy.refusal(change, EAST)).isNull();
        clock.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(policy.refusal(change, EAST)).isNull();
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(policy.refusal(change, EAST).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(policy.refusal(read, EAST)).isNull();
        assertThat(tenure.beat()).isTrue();
        assertThat(policy.refusal(change, EAST)).isNotNull();
        tenure.confirm();
        assertThat(policy.refusal(change, EAST)).isNull();
        assertThat(tenure.beat()).isFalse();
    }
}
