package io.libswarm.runtime.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.ProtocolRange;
import io.libswarm.runtime.member.JoinRule.Fail;
import io.libswarm.runtime.member.JoinRule.Form;
import io.libswarm.runtime.member.JoinRule.Join;
import io.libswarm.runtime.member.JoinRule.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinRuleTest {
    private static final String A = "h:1";
    private static final String B = "h:2";
    private static final String C = "h:3";

    private static PeerAnswer waiting(String address, String vote) {
        return new PeerAnswer(address, ProtocolRange.CURRENT, false, vote, Map.of());
    }

    private static PeerAnswer member(String address) {
        return new PeerAnswer(address, ProtocolRange.CURRENT, true, address, Map.of("x", address));
    }

    private static JoinRule remembering(String self, String... peers) {
        return JoinRule.of("me", self, Set.of(peers), List.of());
    }

    @Test
    void whoKnowsNobodyFormsAtOnce() {
        assertThat(remembering(A).decide(List.of())).isEqualTo(new Form(true));
        assertThat(remembering(A, A).decide(List.of())).isEqualTo(new Form(true));
    }

    @Test
    void whoIsOnlyGivenSeedsNeverForms() {
        JoinRule rule = JoinRule.of("me", B, Set.of(), List.of(A));
        assertThat(rule.decide(List.of())).isInstanceOf(Wait.class);
        assertThat(rule.decide(List.of(waiting(A, A)))).isInstanceOf(Wait.class);
        assertThat(rule.decide(List.of(member(A)))).isEqualTo(new Join(List.of(A)));
    }

    @Test
    void theSameSeedsOnAllMembersItselfAmongThemFormOneCluster() {
        JoinRule rule = JoinRule.of("me", A, Set.of(), List.of(A, B, C));
        assertThat(rule.decide(List.of())).isInstanceOf(Wait.class);
        assertThat(rule.decide(List.of(waiting(B, A)))).isEqualTo(new Form(false));
    }

    @Test
    void oneClusterIsJoinedWhateverElseIsSaid() {
        assertThat(remembering(A, A, B, C).decide(List.of(waiting(B, A), member(C))))
                .isEqualTo(new Join(List.of(C)));
    }

    @Test
    void theLowestThatAMajorityVotesForForms() {
        assertThat(remembering(A, A, B, C).decide(List.of(waiting(B, A)))).isEqualTo(new Form(false));
        assertThat(remembering(B, A, B, C).decide(List.of(waiting(A, A)))).isInstanceOf(Wait.class);
        assertThat(remembering(A, A, B, C).decide(List.of())).isInstanceOf(Wait.class);
        assertThat(remembering(A, A, B).decide(List.of())).isInstanceOf(Wait.class);
    }

    @Test
    void aNameThatAnotherHasIsRefusedAndSoIsAnOtherProtocol() {
        PeerAnswer taken = new PeerAnswer(B, ProtocolRange.CURRENT, true, B, Map.of("me", C));
        assertThat(((Fail) remembering(A, B).decide(List.of(taken))).why()).contains("'me'", C);
        PeerAnswer itself = new PeerAnswer(B, ProtocolRange.CURRENT, true, B, Map.of("me", A));
        assertThat(remembering(A, B).decide(List.of(itself))).isEqualTo(new Join(List.of(B)));
        PeerAnswer newer = new PeerAnswer(B, new ProtocolRange(8, 9), true, B, Map.of());
        assertThat(((Fail) remembering(A, B).decide(List.of(newer))).why()).contains("8 to 9", "expected: 1 to 1");
    }

    /** Each sees some of the others, as broken networks have it; votes are of the round before. Two may never form at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void neverDoTwoFormWhateverEachOfThemSees(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int size = 2 + random.nextInt(5);
            List<String> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                all.add("h:" + i);
            }
            Map<String, Set<String>> sees = new HashMap<>();
            for (String each : all) {
                Set<String> seen = new TreeSet<>();
                all.stream()
                        .filter(o -> !o.equals(each) && random.nextInt(3) > 0)
                        .forEach(seen::add);
                sees.put(each, seen);
            }
            Map<String, String> votes = new HashMap<>();
            all.forEach(each -> votes.put(each, rule(all, each).vote(answers(sees.get(each), Map.of()))));
            long forming = all.stream()
                    .filter(each -> rule(all, each).decide(answers(sees.get(each), votes)) instanceof Form)
                    .count();
            assertThat(forming)
                    .as("seed %d round %d sees %s", seed, round, sees)
                    .isLessThanOrEqualTo(1);
        }
    }

    private static JoinRule rule(List<String> all, String self) {
        return JoinRule.of("me", self, all, List.of());
    }

    private static List<PeerAnswer> answers(Set<String> seen, Map<String, String> votes) {
        return seen.stream()
                .map(peer -> waiting(peer, votes.getOrDefault(peer, peer)))
                .toList();
    }
}
