package io.libswarm.runtime.member;

import static io.libswarm.runtime.member.Members.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSpawned;
import java.util.List;
import java.util.Map;
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
}
