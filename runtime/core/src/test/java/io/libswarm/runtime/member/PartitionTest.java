package io.libswarm.runtime.member;

import static io.libswarm.runtime.member.Members.SOON;
import static io.libswarm.runtime.member.Members.add;
import static io.libswarm.runtime.member.Members.attribute;
import static io.libswarm.runtime.member.Members.box;
import static io.libswarm.runtime.member.Members.get;
import static io.libswarm.runtime.member.Members.names;
import static io.libswarm.runtime.member.Members.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.Address;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.typed.Cluster;
import akka.remote.RemoteActorRefProvider;
import akka.remote.testkit.Blackhole$;
import akka.remote.testkit.Direction;
import akka.remote.testkit.SetThrottle;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.SpawnReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** One of three members is cut off from the others. */
class PartitionTest {
    private static final MemberSettings CUTTABLE = MemberSettings.alone()
            .withConfig(Members.config("libswarm.member.system.akka.remote.artery.advanced.test-mode = on"));

    private static void cutOff(SwarmMember member, SwarmMember other) {
        Address address = Cluster.get(other.system()).selfMember().address();
        var system = (akka.actor.ExtendedActorSystem) Adapter.toClassic(member.system());
        ((RemoteActorRefProvider) system.provider())
                .transport()
                .managementCommand(new SetThrottle(address, Direction.Both$.MODULE$, Blackhole$.MODULE$));
    }

    @Test
    void theMinorityEndsWhatMovesBeforeTheMajorityStartsItAndJoinsAgainByItself() {
        try (Members members = new Members()) {
            SwarmMember m1 = members.ready(CUTTABLE.withName("m1"));
            MemberSettings joining = CUTTABLE.withSeeds(List.of(m1.address()));
            SwarmMember m2 = members.start(joining.withName("m2"));
            SwarmMember m3 = members.start(joining.withName("m3"));
            m2.awaitReady(SOON);
            m3.awaitReady(SOON);
            await().atMost(SOON).until(() -> names(m1, "/_members").size() == 3);
            List<String> there = new ArrayList<>();
            for (int i = 0; there.size() < 3; i++) {
                add(m1, "cut" + i, box());
                if (attribute(m1, "/cut" + i, "member").equals("m3")) {
                    there.add("cut" + i);
                }
            }
            cutOff(m3, m1);
            cutOff(m3, m2);
            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                for (String name : there) {
                    assertThat(attribute(m1, "/" + name, "member")).isIn("m1", "m2");
                }
            });
            assertThat(there).allSatisfy(name -> assertThat(Box.mostAlive(name)).isEqualTo(1));
            await().atMost(SOON)
                    .until(() -> get(m3, "/" + there.get(0)) instanceof Failure f && f.code() == ErrorCode.UNAVAILABLE
                            || m3.isReady());
            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                assertThat(m3.isReady()).isTrue();
                assertThat(state(m1, "/_members/m3")).isEqualTo("running");
                assertThat(state(m3, "/" + there.get(0))).isEqualTo("running");
            });
            assertThat(m1.isReady() && m2.isReady()).isTrue();
            assertThat(there).allSatisfy(name -> assertThat(Box.mostAlive(name)).isEqualTo(1));
        }
    }

    @Test
    void withoutAMajorityNothingIsRegisteredAndTheAnswerSaysSo() {
        try (Members members = new Members()) {
            SwarmMember m1 = members.ready(CUTTABLE.withName("m1"));
            SwarmMember m2 = members.ready(CUTTABLE.withName("m2").withSeeds(List.of(m1.address())));
            await().atMost(SOON).until(() -> names(m1, "/_members").size() == 2);
            cutOff(m1, m2);
            SpawnReply reply =
                    Members.answer(m1.registerOnce("east", box(), QueryContext.within(Duration.ofMillis(2500))));
            assertThat(((Failure) reply).code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.TIMED_OUT);
            assertThat(((Failure) reply).message()).contains("majority");
        }
    }

    @Test
    void aBusyMachineRaisesNoFalseAlarm() {
        AtomicBoolean busy = new AtomicBoolean(true);
        try (Members members = new Members()) {
            List<SwarmMember> all = members.cluster(3);
            List<Object> lives = all.stream().<Object>map(SwarmMember::system).toList();
            for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
                Thread burner = new Thread(() -> {
                    while (busy.get()) {
                        Thread.onSpinWait();
                    }
                });
                burner.setDaemon(true);
                burner.start();
            }
            await().during(Duration.ofSeconds(10))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> all.stream()
                            .allMatch(m -> Cluster.get(m.system())
                                    .state()
                                    .getUnreachable()
                                    .isEmpty()));
            assertThat(all.stream().<Object>map(SwarmMember::system).toList()).isEqualTo(lives);
        } finally {
            busy.set(false);
        }
    }
}
