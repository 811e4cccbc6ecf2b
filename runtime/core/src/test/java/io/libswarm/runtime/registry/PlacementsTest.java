package io.libswarm.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementsTest {
    private static final List<String> RULES =
            List.of("anywhere", "anywhere", "anywhere", "role=disk", "role=gpu", "member=m1", "every-member");

    private static WantedBackend wanted(String name, String rule) {
        return new WantedBackend(name, new BackendSpec("box", Map.of(), new Placement(rule)), Map.of(), 7);
    }

    private static List<WantedBackend> wanted(Random random, int count) {
        List<WantedBackend> wanted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            wanted.add(wanted("b" + random.nextInt(1_000_000) + "-" + i, RULES.get(random.nextInt(RULES.size()))));
        }
        return wanted;
    }

    private static List<Candidate> members(Random random, int count) {
        List<Candidate> members = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Set<String> roles = new HashSet<>();
            if (random.nextBoolean()) {
                roles.add("disk");
            }
            members.add(new Candidate("m" + i, roles, i == 1 || random.nextInt(5) > 0));
        }
        return members;
    }

    private static Map<String, String> where(List<Placed> placed) {
        Map<String, String> where = new HashMap<>();
        placed.forEach(each -> where.put(each.name(), each.member()));
        return where;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void allMembersComputeTheSameWhateverTheOrderAndOnlyWhatTheRulesAllow(long seed) {
        Random random = new Random(seed);
        List<WantedBackend> wanted = wanted(random, 60);
        List<Candidate> members = members(random, 1 + random.nextInt(6));
        List<Placed> placed = Placements.of(wanted, Map.of(), members);
        Collections.shuffle(wanted, random);
        Collections.shuffle(members, random);
        assertThat(Placements.of(wanted, Map.of(), members)).isEqualTo(placed);
        for (Placed each : placed) {
            Candidate on = members.stream()
                    .filter(m -> m.name().equals(each.member()))
                    .findFirst()
                    .orElse(null);
            String rule = each.backend().spec().placement().rule();
            if (on == null) {
                assertThat(rule).isIn("role=gpu", "role=disk");
            } else if (rule.equals("anywhere")) {
                assertThat(on.taking()).isTrue();
            } else if (rule.equals("role=disk")) {
                assertThat(on.taking() && on.roles().contains("disk")).isTrue();
            } else if (rule.equals("every-member")) {
                assertThat(each.name()).isEqualTo(each.backend().name() + "@" + on.name());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void onlyWhatALostMemberHadMoves(long seed) {
        Random random = new Random(seed);
        List<WantedBackend> wanted = wanted(random, 60);
        List<Candidate> members = members(random, 5);
        Map<String, String> before = where(Placements.of(wanted, Map.of(), members));
        String lost = "m" + (1 + random.nextInt(5));
        List<Candidate> left = members.stream()
                .map(m -> m.name().equals(lost) ? new Candidate(m.name(), m.roles(), false) : m)
                .toList();
        where(Placements.of(wanted, Map.of(), left)).forEach((name, member) -> {
            if (!lost.equals(before.get(name))) {
                assertThat(member).as(name).isEqualTo(before.get(name));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatHasAnOwnerStaysWithItThoughMembersJoin(long seed) {
        Random random = new Random(seed);
        List<WantedBackend> wanted = wanted(random, 60);
        List<Candidate> members = members(random, 3);
        Map<String, String> before = where(Placements.of(wanted, Map.of(), members));
        Map<String, Claim> claims = new HashMap<>();
        before.forEach((name, member) -> {
            if (member != null) {
                claims.put(name, new Claim(name, member, 7, 1));
            }
        });
        List<Candidate> more = new ArrayList<>(members);
        more.add(new Candidate("m8", Set.of("disk"), true));
        more.add(new Candidate("m9", Set.of("disk"), true));
        Map<String, String> after = where(Placements.of(wanted, claims, more));
        before.forEach((name, member) -> {
            if (member != null) {
                assertThat(after).containsEntry(name, member);
            }
        });
    }

    @Test
    void backendsSpreadEvenlyOverTheMembers() {
        List<WantedBackend> wanted = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            wanted.add(wanted("backend-" + i, "anywhere"));
        }
        List<Candidate> members = List.of(
                new Candidate("m1", Set.of(), true),
                new Candidate("m2", Set.of(), true),
                new Candidate("m3", Set.of(), true));
        Map<String, Integer> count = new HashMap<>();
        where(Placements.of(wanted, Map.of(), members)).values().forEach(m -> count.merge(m, 1, Integer::sum));
        assertThat(count.values()).allSatisfy(n -> assertThat(n).isBetween(900, 1100));
    }

    @Test
    void aClaimOfAnEarlierBackendOfThatNameCountsForNothing() {
        WantedBackend backend = wanted("east", "anywhere");
        List<Candidate> members = List.of(new Candidate("m1", Set.of(), true), new Candidate("m2", Set.of(), true));
        String free = where(Placements.of(List.of(backend), Map.of(), members)).get("east");
        String other = free.equals("m1") ? "m2" : "m1";
        Map<String, Claim> old = Map.of("east", new Claim("east", other, 6, 9));
        assertThat(where(Placements.of(List.of(backend), old, members))).containsEntry("east", free);
    }

    @Test
    void aMemberThatNobodyKnowsIsNoPlace() {
        List<Candidate> members = List.of(new Candidate("m1", Set.of(), false));
        List<Placed> placed =
                Placements.of(List.of(wanted("a", "member=m1"), wanted("b", "member=m2")), Map.of(), members);
        assertThat(where(placed)).containsEntry("a", "m1").containsEntry("b", null);
    }
}
