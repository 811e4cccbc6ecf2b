package io.libswarm.client;

import static org.awaitility.Awaitility.await;

import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.member.MemberSettings;
import io.libswarm.runtime.member.SwarmMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Members of one cluster in this JVM, with a toy backend on the first. */
final class TestCluster implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);

    private final List<SwarmMember> members = new ArrayList<>();

    TestCluster(String... names) {
        for (String name : names) {
            MemberSettings settings = MemberSettings.alone().withName(name);
            members.add(SwarmMember.start(members.isEmpty() ? settings : settings.withSeeds(List.of(contact(0))))
                    .awaitReady(SOON));
        }
        awaitMembers(names.length);
        BackendSpec toy = new BackendSpec("toy", Map.of(), Placement.onMember(names[0]));
        await().atMost(SOON)
                .until(() -> members.get(0)
                                .registerOnce("toy", toy, QueryContext.within(Duration.ofSeconds(10)))
                                .toCompletableFuture()
                                .join()
                        instanceof NodeSpawned);
        await().atMost(SOON).until(() -> members.stream().allMatch(TestCluster::seesToy));
    }

    private static boolean seesToy(SwarmMember member) {
        GetReply reply = member.tree()
                .<GetReply>ask(
                        NodePath.of("toy"),
                        QueryContext.within(Duration.ofSeconds(5)),
                        (c, to) -> new GetNode(c, Freshness.REMEMBERED, to))
                .toCompletableFuture()
                .join();
        return reply instanceof NodeReported toy
                && toy.node().summary().state().equals(RunState.RUNNING)
                && toy.node().verbs().contains(Verb.SPAWN);
    }

    void awaitMembers(int size) {
        await().atMost(SOON).until(() -> members.stream().allMatch(member -> up(member) == size));
    }

    /** How many members are up and can be reached, as that one sees it. */
    static int up(SwarmMember member) {
        var state = Cluster.get(member.system()).state();
        int up = -state.getUnreachable().size();
        for (Member each : state.getMembers()) {
            up += each.status() == MemberStatus.up() ? 1 : 0;
        }
        return up;
    }

    List<SwarmMember> members() {
        return members;
    }

    String contact(int member) {
        return members.get(member).address();
    }

    String[] contacts() {
        return members.stream().map(SwarmMember::address).toArray(String[]::new);
    }

    @Override
    public void close() {
        members.forEach(SwarmMember::close);
    }
}
