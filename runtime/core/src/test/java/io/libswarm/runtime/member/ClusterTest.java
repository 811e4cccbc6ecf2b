package io.libswarm.runtime.member;

import static io.libswarm.runtime.member.Members.SOON;
import static io.libswarm.runtime.member.Members.add;
import static io.libswarm.runtime.member.Members.adding;
import static io.libswarm.runtime.member.Members.answer;
import static io.libswarm.runtime.member.Members.ask;
import static io.libswarm.runtime.member.Members.attribute;
import static io.libswarm.runtime.member.Members.box;
import static io.libswarm.runtime.member.Members.get;
import static io.libswarm.runtime.member.Members.names;
import static io.libswarm.runtime.member.Members.remove;
import static io.libswarm.runtime.member.Members.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.BackendDescribed;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.DescribeReply;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StartReply;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.protocol.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three members, and what is asked of one of them shows on all. */
class ClusterTest {
    @TempDir
    static Path dir;

    private static final Members MEMBERS = new Members();
    private static SwarmMember m1;
    private static SwarmMember m2;
    private static SwarmMember m3;

    @BeforeAll
    static void join() {
        MemberSettings any = MemberSettings.alone();
        m1 = MEMBERS.ready(any.withName("m1").withDataDir(dir.resolve("m1")));
        MemberSettings joining = any.withSeeds(List.of(m1.address()));
        m2 = MEMBERS.start(joining.withName("m2").withDataDir(dir.resolve("m2")).withRoles(Set.of("disk")));
        m3 = MEMBERS.start(joining.withName("m3").withDataDir(dir.resolve("m3")));
        m2.awaitReady(SOON);
        m3.awaitReady(SOON);
        await().atMost(SOON)
                .until(() -> Stream.of(m1, m2, m3)
                        .allMatch(m -> Members.list(m, "/_members").stream()
                                        .filter(n -> n.state().value().equals("running"))
                                        .count()
                                == 3));
    }

    @AfterAll
    static void leave() {
        MEMBERS.close();
    }

    private static Failure refused(SpawnReply reply) {
        assertThat(reply).isInstanceOf(Failure.class);
        return (Failure) reply;
    }

    private static BackendSpec on(String rule) {
        return box(Map.of(), new Placement(rule));
    }

    @Test
    void aBackendAddedOnOneMemberIsSeenAndAskedOnAll() {
        NodeSpawned spawned = (NodeSpawned) add(m2, "seen", box());
        assertThat(spawned.handle().verbs()).contains(Verb.REMOVE, Verb.DESCRIBE, Verb.START);
        for (SwarmMember member : List.of(m1, m2, m3)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(state(member, "/seen")).isEqualTo("running"));
            assertThat(attribute(member, "/seen", "member")).isEqualTo(attribute(m1, "/seen", "member"));
        }
        assertThat(((NodeReported) get(m3, "/seen")).node().verbs()).contains(Verb.REMOVE, Verb.DESCRIBE);
        DescribeReply described = ask(m3, "/seen", DescribeBackend::new);
        assertThat(((BackendDescribed) described).backend().provider().name()).isEqualTo("box");
        assertThat(((BackendDescribed) described).backend().health().well()).isTrue();
    }

    @Test
    void ofTwoMembersThatAddTheSameNameAtOnceOneIsTold() {
        for (int i = 0; i < 5; i++) {
            String name = "twice-" + i;
            CompletableFuture<SpawnReply> one =
                    adding(m1, name, box(Map.of("note", List.of("one")), Placement.ANYWHERE));
            CompletableFuture<SpawnReply> two =
                    adding(m3, name, box(Map.of("note", List.of("two")), Placement.ANYWHERE));
            List<SpawnReply> replies = List.of(answer(one), answer(two));
            assertThat(replies)
                    .filteredOn(reply -> reply instanceof NodeSpawned)
                    .hasSize(1);
            assertThat(replies)
                    .filteredOn(reply -> reply instanceof Failure f && f.code() == ErrorCode.ALREADY_EXISTS)
                    .hasSize(1);
        }
    }

    @Test
    void theSameAgainChangesNothingAndAnotherShowsBoth() {
        BackendSpec spec =
                box(Map.of("note", List.of("hi"), "key", List.of("env:VERY_SECRET")), new Placement("member=m3"));
        NodeSpawned first = (NodeSpawned) add(m1, "same", spec);
        BackendSpec byAlias = new BackendSpec("crate", spec.settings(), spec.placement());
        NodeSpawned again = (NodeSpawned) add(m2, "same", byAlias);
        assertThat(again.handle().ref().path()).isEqualTo(first.handle().ref().path());
        Failure other = refused(add(m2, "same", box(Map.of("note", List.of("ho")), Placement.ANYWHERE)));
        assertThat(other.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(other.message()).contains("note=hi", "note=ho", "member=m3").doesNotContain("VERY_SECRET");
    }

    @Test
    void backendsRunWhereTheirPlacementSays() {
        add(m1, "on-m3", on("member=m3"));
        add(m1, "on-disk", on("role=disk"));
        assertThat(attribute(m1, "/on-m3", "member")).isEqualTo("m3");
        assertThat(attribute(m1, "/on-disk", "member")).isEqualTo("m2");
        add(m1, "local", on("every-member"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(names(m2, "/")).contains("local@m1", "local@m2", "local@m3"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(attribute(m2, "/local@m3", "member")).isEqualTo("m3"));
        assertThat(remove(m2, "/local@m3")).isInstanceOf(NodeRemoved.class);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(names(m3, "/")).noneMatch(name -> name.startsWith("local")));
        Failure nowhere = refused(add(m1, "nowhere", on("role=gpu")));
        assertThat(nowhere.message()).contains("role=gpu", "expected");
        assertThat(refused(add(m1, "nowhere", on("member=m9"))).message()).contains("member=m9");
        await().atMost(SOON).untilAsserted(() -> assertThat(names(m1, "/")).doesNotContain("nowhere"));
    }

    @Test
    void whatIsAskedWronglyIsRefusedByName() {
        assertThat(refused(add(m1, "x", new BackendSpec("boxx", Map.of(), Placement.ANYWHERE)))
                        .message())
                .contains("'boxx'", "[box]");
        assertThat(refused(add(m1, "x", box(Map.of("notes", List.of("a")), Placement.ANYWHERE)))
                        .message())
                .contains("notes: no such setting");
        assertThat(refused(add(m1, "x", box(Map.of("size", List.of("big")), Placement.ANYWHERE)))
                        .message())
                .contains("size: 'big' (expected: a whole number)");
        for (String name : List.of("", "_mine", "a@b", "..", "a\u0007b", "n".repeat(256))) {
            Failure failure = refused(add(m1, name, box()));
            assertThat(failure.code()).as(name).isEqualTo(ErrorCode.INVALID);
            assertThat(failure.message()).as(name).contains("name", "expected");
        }
        Failure large = refused(add(m1, "x", box(Map.of("note", List.of("n".repeat(70_000))), Placement.ANYWHERE)));
        assertThat(large.code()).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(names(m1, "/")).doesNotContain("x");
    }

    @Test
    void aBackendThatCannotBeCreatedIsAnsweredAndNotLeftBehind() throws IOException {
        Path broken = Files.writeString(dir.resolve("broken"), "");
        Failure failure =
                refused(add(m2, "poor", box(Map.of("broken-while", List.of(broken.toString())), Placement.ANYWHERE)));
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(failure.message()).contains("poor could not be created", broken + " exists");
        Failure crashed = refused(add(m2, "poor", box(Map.of("crash", List.of("private text")), Placement.ANYWHERE)));
        assertThat(crashed.code()).isEqualTo(ErrorCode.BACKEND_FAILED);
        assertThat(crashed.message()).contains("IllegalStateException").doesNotContain("private text");
        await().atMost(SOON).untilAsserted(() -> assertThat(names(m2, "/")).doesNotContain("poor"));
        Files.delete(broken);
        assertThat(add(m2, "poor", box(Map.of("broken-while", List.of(broken.toString())), Placement.ANYWHERE)))
                .isInstanceOf(NodeSpawned.class);
    }

    @Test
    void aBackendThatEndsByItselfIsStartedAgain() {
        add(m1, "mortal", on("member=m2"));
        StopReply reply = ask(m1, "/mortal", (c, r) -> new StopNode(c, null, null, r));
        assertThat(((Failure) reply).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        await().atMost(SOON).untilAsserted(() -> {
            StartReply started = ask(m1, "/mortal", StartNode::new);
            assertThat(started).isNotInstanceOf(Failure.class);
        });
    }

    @Test
    void removalLeavesNothingOnAnyMember() throws Exception {
        add(m1, "gone", on("member=m3"));
        assertThat(threads()).anyMatch(name -> name.startsWith("libswarm-gone-"));
        assertThat(Files.readString(dir.resolve("m3/backends/b-gone/note"))).isEmpty();
        assertThat(remove(m2, "/gone"))
                .isEqualTo(new NodeRemoved(io.libswarm.protocol.NodePath.of("gone"), false, null));
        for (SwarmMember member : List.of(m1, m2, m3)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(names(member, "/")).doesNotContain("gone"));
        }
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(threads()).noneMatch(name -> name.startsWith("libswarm-gone-"));
            assertThat(dir.resolve("m3/backends/b-gone")).doesNotExist();
        });
        assertThat(((Failure) remove(m1, "/gone")).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(add(m1, "gone", box(Map.of("note", List.of("new")), Placement.ANYWHERE)))
                .isInstanceOf(NodeSpawned.class);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
