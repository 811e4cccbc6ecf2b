package io.libswarm.runtime.member;

import static io.libswarm.runtime.member.Members.SOON;
import static io.libswarm.runtime.member.Members.add;
import static io.libswarm.runtime.member.Members.attribute;
import static io.libswarm.runtime.member.Members.box;
import static io.libswarm.runtime.member.Members.names;
import static io.libswarm.runtime.member.Members.remove;
import static io.libswarm.runtime.member.Members.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.StartNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two members here and one in a process of its own, which is killed or frozen. */
class LostMemberTest {
    @TempDir
    Path dir;

    private final Members members = new Members();
    private SwarmMember m1;
    private SwarmMember m2;
    private MemberProcess m3;
    private int port;
    private final List<String> there = new ArrayList<>();
    private Path log;

    @BeforeEach
    void join() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        m1 = members.ready(MemberSettings.alone().withName("m1"));
        Files.createDirectories(dir.resolve("m3"));
        m3 = MemberProcess.start("m3", m1.address(), dir.resolve("m3"), port);
        m2 = members.ready(MemberSettings.alone().withName("m2").withSeeds(List.of(m1.address())));
        await().atMost(Duration.ofSeconds(40))
                .until(() -> state(m2, "/_members/m3").equals("running"));
        log = dir.resolve("log");
        for (int i = 0; there.size() < 2; i++) {
            String name = "b" + i;
            add(m1, name, box(Map.of("log", List.of(log.toString())), Placement.ANYWHERE));
            if (attribute(m1, "/" + name, "member").equals("m3")) {
                there.add("/" + name);
            }
        }
        add(m1, "pinned", box(Map.of(), new Placement("member=m3")));
        add(m1, "doomed", box(Map.of(), new Placement("member=m3")));
    }

    @AfterEach
    void end() {
        m3.close();
        members.close();
    }

    @Test
    void whatMovesAnswersElsewhereWithinFifteenSecondsAndWhatIsPinnedShowsAsLostUntilItsMemberReturns()
            throws IOException {
        m3.kill();
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    for (String path : there) {
                        assertThat(attribute(m1, path, "member")).isIn("m1", "m2");
                        assertThat(state(m2, path)).isEqualTo("running");
                    }
                });
        assertThat(state(m1, "/pinned")).isEqualTo("lost");
        assertThat(state(m2, "/_members/m3")).isEqualTo("lost");
        assertThat(m1.isReady() && m2.isReady()).isTrue();
        assertThat(remove(m1, "/doomed")).isInstanceOf(NodeRemoved.class);
        await().atMost(SOON).untilAsserted(() -> assertThat(names(m2, "/")).doesNotContain("doomed"));

        m3 = MemberProcess.start("m3", m1.address(), dir.resolve("m3"), port);
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(state(m2, "/_members/m3")).isEqualTo("running");
            assertThat(state(m2, "/pinned")).isEqualTo("running");
            assertThat(attribute(m2, there.get(0), "member")).isIn("m1", "m2");
            assertThat(dir.resolve("m3/backends/b-doomed")).doesNotExist();
        });
        assertThat(names(m1, "/")).doesNotContain("doomed");
    }

    @Test
    void aFrozenMemberDoesNotActOnWhatOthersHaveTakenOverAndJoinsAgain() throws Exception {
        NodePath path = NodePath.parse(there.get(0));
        NodeHandle old = ((NodeResolved) Members.answer(m1.tree().resolve(path, QueryContext.within(SOON)))).handle();
        m3.signal("STOP");
        for (int i = 0; i < 5; i++) {
            m1.tree().ask(old, QueryContext.within(Duration.ofMinutes(2)), StartNode::new);
        }
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(attribute(m1, path.toString(), "member")).isIn("m1", "m2");
        });
        m3.signal("CONT");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(state(m2, "/_members/m3")).isEqualTo("running");
            assertThat(state(m2, "/pinned")).isEqualTo("running");
        });
        assertThat(attribute(m1, path.toString(), "member")).isIn("m1", "m2");
        assertThat(log).doesNotExist();
        Members.ask(m1, path.toString(), StartNode::new);
        assertThat(Files.readAllLines(log))
                .containsExactly(Long.toString(ProcessHandle.current().pid()));
    }
}
