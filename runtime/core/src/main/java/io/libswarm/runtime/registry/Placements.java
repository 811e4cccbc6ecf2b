package io.libswarm.runtime.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Where each wanted backend belongs: a pure function, computed on each member. A movable backend stays with its owner for as long as that one
 * is a member, so that nothing moves because someone joins; without one, rendezvous hashing chooses.
 */
final class Placements {
    private Placements() {}

    /**
     * All instances, in the order of their names.
     *
     * @param claims by the backends' names
     * @param members all that are known, lost ones too
     */
    static List<Placed> of(Collection<WantedBackend> wanted, Map<String, Claim> claims, Collection<Candidate> members) {
        List<Placed> placed = new ArrayList<>();
        for (WantedBackend backend : wanted) {
            String rule = backend.spec().placement().rule();
            if (rule.equals("every-member")) {
                members.forEach(
                        member -> placed.add(new Placed(backend.name() + "@" + member.name(), backend, member.name())));
            } else if (rule.startsWith("member=")) {
                placed.add(pinned(backend, rule.substring("member=".length()), members));
            } else {
                placed.add(movable(backend, rule, claims, members));
            }
        }
        placed.sort(Comparator.comparing(Placed::name));
        return placed;
    }

    private static Placed pinned(WantedBackend backend, String member, Collection<Candidate> members) {
        boolean known = members.stream().anyMatch(each -> each.name().equals(member));
        return new Placed(backend.name(), backend, known ? member : null);
    }

    private static Placed movable(
            WantedBackend backend, String rule, Map<String, Claim> claims, Collection<Candidate> members) {
        List<String> able = members.stream()
                .filter(Candidate::taking)
                .filter(member -> rule.equals("anywhere") || member.roles().contains(rule.substring("role=".length())))
                .map(Candidate::name)
                .toList();
        Claim claim = claims.get(backend.name());
        if (claim != null && claim.revision() == backend.revision() && able.contains(claim.member())) {
            return new Placed(backend.name(), backend, claim.member());
        }
        return new Placed(backend.name(), backend, Rendezvous.choose(backend.name(), able));
    }
}
