package io.libswarm.runtime.member;

import static io.libswarm.runtime.member.Members.SOON;
import static io.libswarm.runtime.member.Members.add;
import static io.libswarm.runtime.member.Members.attribute;
import static io.libswarm.runtime.member.Members.box;
import static io.libswarm.runtime.member.Members.names;
import static io.libswarm.runtime.member.Members.remove;
import static io.libswarm.runtime.member.Members.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Placement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members that stop and come back. */
class RestartTest {
    @TempDir
    Path dir;

    private MemberSettings settings(String name, int port) {
        return MemberSettings.alone()
                .withName(name)
                .withAddress("127.0.0.1", port)
                .withDataDir(dir.resolve(name));
    }

    private static int port(SwarmMember member) {
        return Integer.parseInt(member.address().replaceFirst(".*:", ""));
    }

    private static List<String> membersSeen(SwarmMember member, String state) {
        return Members.list(member, "/_members").stream()
                .filter(node -> node.state().value().equals(state))
                .map(NodeSummary::name)
                .toList();
    }

    @Test
    void aFullRestartInAnyOrderFormsTheOldClusterAndBringsAllBackendsBack() {
        int[] ports = new int[3];
        try (Members before = new Members()) {
            SwarmMember m1 = before.ready(settings("m1", 0));
            SwarmMember m2 = before.start(settings("m2", 0).withSeeds(List.of(m1.address())));
            SwarmMember m3 = before.start(settings("m3", 0).withSeeds(List.of(m1.address())));
            m2.awaitReady(SOON);
            m3.awaitReady(SOON);
            await().atMost(SOON).until(() -> membersSeen(m3, "running").size() == 3);
            add(m2, "east", box());
            add(m2, "west", box(Map.of("note", List.of("w")), new Placement("member=m3")));
            add(m2, "everywhere", box(Map.of(), Placement.EVERY_MEMBER));
            add(m2, "dropped", box());
            remove(m1, "/dropped");
            ports[0] = port(m1);
            ports[1] = port(m2);
            ports[2] = port(m3);
        }
        try (Members after = new Members()) {
            SwarmMember m3 = after.start(settings("m3", ports[2]));
            await().during(Duration.ofSeconds(4)).atMost(SOON).until(() -> !m3.isReady());
            SwarmMember m2 = after.start(settings("m2", ports[1]));
            m3.awaitReady(SOON);
            m2.awaitReady(SOON);
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(attribute(m3, "/east", "member")).isIn("m2", "m3");
                assertThat(attribute(m2, "/west", "member")).isEqualTo("m3");
                assertThat(names(m2, "/")).contains("everywhere@m1", "everywhere@m2", "everywhere@m3");
                assertThat(names(m2, "/")).doesNotContain("dropped");
                assertThat(membersSeen(m2, "running")).containsExactly("m2", "m3");
                assertThat(membersSeen(m2, "lost")).containsExactly("m1");
                assertThat(state(m3, "/everywhere@m1")).isNotEqualTo("running");
            });
            SwarmMember m1 = after.start(settings("m1", ports[0]));
            m1.awaitReady(SOON);
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(membersSeen(m2, "running")).containsExactly("m1", "m2", "m3");
                assertThat(state(m3, "/everywhere@m1")).isEqualTo("running");
            });
        }
    }

    @Test
    void whoLeavesForGoodIsForgottenAndWhatItHadMovesAtOnce() {
        try (Members members = new Members()) {
            List<SwarmMember> all = members.cluster(3);
            SwarmMember m3 = all.get(2);
            for (int i = 0; i < 6; i++) {
                add(m3, "b" + i, box());
            }
            m3.leave();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(names(all.get(0), "/_members")).containsExactly("m1", "m2");
                for (int i = 0; i < 6; i++) {
                    assertThat(attribute(all.get(0), "/b" + i, "member")).isIn("m1", "m2");
                }
            });
        }
    }

    @Test
    void aNewClusterForgetsTheOldMembersButKeepsTheBackends() {
        int port;
        try (Members before = new Members()) {
            SwarmMember m1 = before.ready(settings("m1", 0));
            SwarmMember m2 = before.ready(settings("m2", 0).withSeeds(List.of(m1.address())));
            add(m2, "east", box());
            port = port(m1);
            await().atMost(SOON).until(() -> membersSeen(m1, "running").size() == 2);
        }
        try (Members after = new Members()) {
            SwarmMember m1 = after.ready(settings("m1", port).withNewCluster(true));
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(names(m1, "/_members")).containsExactly("m1");
                assertThat(attribute(m1, "/east", "member")).isEqualTo("m1");
            });
        }
        try (Members again = new Members()) {
            SwarmMember m1 = again.ready(settings("m1", port));
            assertThat(names(m1, "/_members")).containsExactly("m1");
        }
    }

    @Test
    void aMemberThatCannotStartSaysWhy() {
        try (Members members = new Members()) {
            SwarmMember m1 = members.ready(MemberSettings.alone().withName("m1"));
            MemberSettings any = MemberSettings.alone();
            assertThatThrownBy(() -> SwarmMember.start(any.withAddress("127.0.0.1", port(m1))))
                    .isInstanceOf(MemberException.class)
                    .hasMessageContaining("port: " + port(m1))
                    .hasMessageContaining("expected: a port that is free");
            assertThatThrownBy(() -> SwarmMember.start(any.withAddress("0.0.0.0", 0)))
                    .isInstanceOf(MemberException.class)
                    .hasMessageContaining("insecure = true");
            assertThatThrownBy(() -> SwarmMember.start(any.withCluster("a b")
                            .withName("")
                            .withAddress("127.0.0.1", 99999)
                            .withSeeds(List.of("x"))))
                    .isInstanceOf(MemberException.class)
                    .hasMessageContaining("cluster: 'a b'")
                    .hasMessageContaining("name: ''")
                    .hasMessageContaining("port: 99999 (expected: 0..65535)")
                    .hasMessageContaining("join: 'x' (expected: host:port)");
            SwarmMember namesake = SwarmMember.start(any.withName("m1").withSeeds(List.of(m1.address())));
            assertThatThrownBy(() -> namesake.awaitReady(SOON))
                    .isInstanceOf(MemberException.class)
                    .hasMessageContaining("name: 'm1' is taken by the member at " + m1.address());
            SwarmMember stranger = SwarmMember.start(any.withCluster("other")
                    .withSeeds(List.of(m1.address()))
                    .withConfig(Members.config("libswarm.member.join.silence = 1 s")));
            assertThatThrownBy(() -> stranger.awaitReady(SOON))
                    .isInstanceOf(MemberException.class)
                    .hasMessageContaining("no member of cluster 'other' answers there");
        }
    }
}
