package io.libswarm.backends.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.Deadline;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeSpecBuilder;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.Principal;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RequestId;
import io.libswarm.protocol.ResourceSpec;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private final TestMember member = new TestMember();

    @AfterEach
    void end() {
        member.close();
    }

    private static NodeSpecBuilder spec(String name) {
        return NodeSpec.builder().name(name);
    }

    private SpawnReply spawn(NodeSpecBuilder spec) throws Exception {
        return member.spawn("/pool", spec.build()).get();
    }

    private String spawned(NodeSpecBuilder spec) throws Exception {
        return ((NodeSpawned) spawn(spec)).handle().path().toString();
    }

    private static Failure failure(SpawnReply reply) {
        return (Failure) reply;
    }

    @Test
    void tenSpawnsAtOnceOverTwoEqualHostsGoFiveToEach() throws Exception {
        FakeNetwork east = member.network("east", "a");
        FakeNetwork west = member.network("west", "b");
        member.pool("pool", "/east", "/west");
        List<CompletableFuture<SpawnReply>> replies = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            replies.add(member.spawn("/pool", spec("task-" + i).build()));
        }
        for (CompletableFuture<SpawnReply> reply : replies) {
            assertThat(reply.get()).isInstanceOf(NodeSpawned.class);
        }
        assertThat(east.asked).hasSize(5);
        assertThat(west.asked).hasSize(5);
    }

    @Test
    void spreadAndBinpackCountWhatIsThereAlready() throws Exception {
        member.network("east", "a", "b");
        member.spawn("/east/a", spec("old").build()).get();
        member.pool("pool", "/east");
        assertThat(spawned(spec("new"))).isEqualTo("/east/b/new");
        member.mount(
                "packed", new AggregateProvider(), Map.of("targets", List.of("/east"), "strategy", List.of("binpack")));
        member.spawn("/east/a", spec("older").build()).get();
        NodeSpawned packed =
                (NodeSpawned) member.spawn("/packed", spec("third").build()).get();
        assertThat(packed.handle().path()).isEqualTo(NodePath.parse("/east/a/third"));
    }

    @Test
    void oneNameSpawnedTwiceAtOnceIsMadeOnce() throws Exception {
        member.network("east", "a");
        member.network("west", "b");
        member.pool("pool", "/east", "/west");
        var first = member.spawn("/pool", spec("web").build());
        var second = member.spawn("/pool", spec("web").build());
        List<SpawnReply> replies = List.of(first.get(), second.get());
        assertThat(replies).filteredOn(NodeSpawned.class::isInstance).hasSize(1);
        assertThat(replies)
                .filteredOn(Failure.class::isInstance)
                .singleElement()
                .satisfies(reply -> assertThat(((Failure) reply).code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
        assertThat(failure(spawn(spec("web"))).message()).contains("web");
    }

    @Test
    void aNameIsTakenByAnyHostOfThePool() throws Exception {
        member.network("east", "a");
        member.network("west", "b");
        member.spawn("/west/b", spec("web").build()).get();
        member.pool("pool", "/east", "/west");
        Failure taken = failure(spawn(spec("web")));
        assertThat(taken.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(taken.message()).contains("/west/b/web");
    }

    @Test
    void aSpawnThatFailsFreesItsName() throws Exception {
        FakeNetwork east = member.network("east", "a");
        member.pool("pool", "/east");
        east.refusal = spawn -> Failure.of(ErrorCode.NOT_FOUND, "image: 'nope' (expected: one the engine has)");
        assertThat(failure(spawn(spec("web"))).message()).contains("nope");
        east.refusal = spawn -> null;
        assertThat(spawned(spec("web"))).isEqualTo("/east/a/web");
    }

    @Test
    void aHostThatRefusesIsFollowedByTheNext() throws Exception {
        FakeNetwork east = member.network("east", "a");
        member.network("west", "b");
        member.pool("pool", "/east", "/west");
        for (ErrorCode code : List.of(ErrorCode.CONFLICT, ErrorCode.BUSY, ErrorCode.UNAVAILABLE)) {
            east.refusal = spawn -> Failure.of(code, "not here");
            assertThat(spawned(spec("on-" + code))).startsWith("/west/b");
        }
        assertThat(east.asked).isNotEmpty();
    }

    @Test
    void whatNoHostTakesIsAConflictThatSaysWhyForEach() throws Exception {
        FakeNetwork east = member.network("east", "a", "c");
        FakeNetwork west = member.network("west", "b");
        member.pool("pool", "/east", "/west", "/north");
        east.refusal = spawn -> Failure.of(ErrorCode.CONFLICT, "port 80 is in use");
        west.change("b", RunState.LOST);
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            Failure failure = failure(spawn(spec("web")));
            assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(failure.message())
                    .contains("/east/a: port 80", "/east/c: port 80", "/west/b: is lost", "/north: no node");
        });
    }

    @Test
    void constraintsAreMetOrNamed() throws Exception {
        FakeNetwork east = new FakeNetwork(member.context("east"), "a", "b");
        east.labels.put("a", Map.of("zone", "north-1"));
        east.labels.put("b", Map.of("zone", "south-1", "disk", "ssd"));
        member.mount("east", member.kit.spawn(east.behavior()));
        member.pool("pool", "/east");
        assertThat(spawned(spec("one").constraint("zone==south*"))).isEqualTo("/east/b/one");
        assertThat(spawned(spec("two").constraint("zone==*").constraint("disk!=ssd")))
                .isEqualTo("/east/a/two");
        assertThat(spawned(spec("three").constraint("name!=a").constraint("backend==east")))
                .isEqualTo("/east/b/three");
        Failure unmet = failure(spawn(spec("four").constraint("zone==west*")));
        assertThat(unmet.code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat(unmet.message()).contains("/east/a: zone is 'north-1' (constraint zone==west*)");
        assertThat(east.asked)
                .allSatisfy(asked -> assertThat(asked.spec().constraints()).isEmpty());
    }

    @Test
    void aConstraintThatIsNoneAndABackendAreInvalidByName() throws Exception {
        member.network("east", "a");
        member.pool("pool", "/east");
        Failure invalid = failure(spawn(spec("web").constraint("zone=south")));
        assertThat(invalid.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(invalid.message()).contains("zone=south").contains("expected");
        Failure backend = failure(spawn(spec("x").backend(new BackendSpec("any", Map.of(), Placement.ANYWHERE))));
        assertThat(backend.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(spawned(spec("web"))).isEqualTo("/east/a/web");
    }

    @Test
    void memoryIsRememberedAndAHostThatLacksItIsNotAsked() throws Exception {
        FakeNetwork east = new FakeNetwork(member.context("east"), "large", "small");
        east.memory.put("small", 100L);
        east.memory.put("large", 1000L);
        member.mount("east", member.kit.spawn(east.behavior()));
        member.pool("pool", "/east");
        assertThat(spawned(spec("one").resources(new ResourceSpec(60, 0)))).isEqualTo("/east/large/one");
        assertThat(spawned(spec("two")
                        .resources(new ResourceSpec(950, 0))
                        .constraint("name==small*")
                        .resources(new ResourceSpec(90, 0))))
                .isEqualTo("/east/small/two");
        Failure failure = failure(spawn(spec("three").resources(new ResourceSpec(945, 0))));
        assertThat(failure.message()).contains("/east/large: has 940 B of memory free", "/east/small: has 10 B");
    }

    @Test
    void theSameRequestGivesTheSameChildAlsoFromAPoolThatForgot() throws Exception {
        member.network("east", "a");
        member.network("west", "b");
        member.pool("pool", "/east", "/west");
        QueryContext context =
                new QueryContext(Principal.LOCAL, new RequestId("mine"), Deadline.in(Duration.ofSeconds(10)), null);
        NodePath first = again("/pool", context);
        assertThat(again("/pool", context)).isEqualTo(first);
        member.pool("other", "/east", "/west");
        assertThat(again("/other", context)).isEqualTo(first);
    }

    private NodePath again(String pool, QueryContext context) throws Exception {
        SpawnReply reply = member.tree
                .<SpawnReply>ask(
                        NodePath.parse(pool),
                        context,
                        (c, r) -> new SpawnNode(c, NodeSpec.builder().image("i").build(), r))
                .toCompletableFuture()
                .get();
        return ((NodeSpawned) reply).handle().path();
    }

    @Test
    void aHostThatHangsIsAnsweredForInTimeAndNotAskedTwice() throws Exception {
        FakeNetwork east = member.network("east", "a");
        FakeNetwork west = member.network("west", "b");
        member.pool("pool", "/east", "/west");
        east.refusal = spawn -> FakeNetwork.HANG;
        SpawnReply reply = member.<SpawnReply>asking(
                        "/pool",
                        Duration.ofSeconds(1),
                        (c, r) -> new SpawnNode(c, spec("web").build(), r))
                .get();
        assertThat(failure(reply).code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(west.asked).isEmpty();
    }
}
