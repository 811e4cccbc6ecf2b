package io.libswarm.runtime.member;

import static io.libswarm.runtime.member.Members.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.SpawnReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SwarmMemberTest {

    @Test
    void aMemberAloneNeedsNoConfigurationAndRunsBackends() {
        try (Members members = new Members()) {
            SwarmMember member = members.ready(MemberSettings.alone());
            assertThat(names(member, "/_members")).containsExactly(member.name());
            assertThat(names(member, "/_providers")).contains("box");
            NodeSpawned spawned = (NodeSpawned)
                    add(member, "east", box(Map.of("note", List.of("hello")), io.libswarm.protocol.Placement.ANYWHERE));
            assertThat(spawned.node().summary().summary()).isEqualTo("hello");
            assertThat(((NodeReported) get(member, "/east")).node().summary().attributes())
                    .containsEntry("member", member.name());
            assertThat(names(member, "/")).contains("east");
            assertThat(remove(member, "/east")).isInstanceOf(NodeRemoved.class);
            await().atMost(SOON).until(() -> !names(member, "/").contains("east"));
        }
    }

    @Test
    void backendsThatComeAndGoLeaveNoActorsAndNoThreads() {
        try (Members members = new Members()) {
            SwarmMember member = members.ready(MemberSettings.alone());
            comeAndGo(member, "first");
            int actors = actors(member);
            for (int round = 0; round < 3; round++) {
                comeAndGo(member, "round" + round);
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(actors(member)).isLessThanOrEqualTo(actors));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                            .noneMatch(thread -> thread.getName().startsWith("libswarm-round")));
        }
    }

    private static void comeAndGo(SwarmMember member, String prefix) {
        List<CompletableFuture<SpawnReply>> adding = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            adding.add(Members.adding(member, prefix + i, box()));
        }
        adding.forEach(reply -> assertThat(Members.answer(reply)).isInstanceOf(NodeSpawned.class));
        for (int i = 0; i < 30; i++) {
            assertThat(remove(member, "/" + prefix + i)).isInstanceOf(NodeRemoved.class);
        }
        await().atMost(SOON).until(() -> names(member, "/").isEmpty());
    }

    private static int actors(SwarmMember member) {
        return member.system().printTree().split("\n").length;
    }
}
