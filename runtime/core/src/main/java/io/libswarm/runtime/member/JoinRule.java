package io.libswarm.runtime.member;

import io.libswarm.protocol.ProtocolRange;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster a member joins, or whether it forms one: a pure function of what it remembers and what its peers say.
 *
 * <p>If any peer is in a cluster, that one is joined. Otherwise the lowest address that a majority of the remembered peers votes for forms
 * it. Each peer has one vote, for the lowest address that it sees: so two can't both have a majority, whatever each of them sees. Who
 * remembers nobody and is given seeds joins them and never forms; who is given nothing, forms at once.
 *
 * @param name of this member
 * @param self its address
 * @param peers the addresses of the members remembered, this one too; or of the seeds, if this one is among them
 * @param seeds addresses to join
 */
record JoinRule(String name, String self, Set<String> peers, Set<String> seeds) {

    /** What to do. */
    sealed interface Decision {}

    /** Join these. */
    record Join(List<String> addresses) implements Decision {}

    /** Form the cluster, once this has held for a while. */
    record Form(boolean atOnce) implements Decision {}

    /** Ask again. */
    record Wait(String why) implements Decision {}

    /** Give up. */
    record Fail(String why) implements Decision {}

    JoinRule {
        peers = Set.copyOf(peers);
        seeds = Set.copyOf(seeds);
    }

    static JoinRule of(String name, String self, Collection<String> remembered, List<String> seeds) {
        Set<String> peers = new TreeSet<>(remembered);
        if (seeds.contains(self)) {
            peers.addAll(seeds);
        }
        peers.add(self);
        Set<String> others = new TreeSet<>(seeds);
        others.remove(self);
        return new JoinRule(name, self, peers, others);
    }

    /** Whom to ask. */
    Set<String> asked() {
        Set<String> asked = new TreeSet<>(peers);
        asked.addAll(seeds);
        asked.remove(self);
        return asked;
    }

    /** The lowest address that waits, as far as can be seen from here. */
    String vote(Collection<PeerAnswer> answers) {
        String lowest = self;
        for (PeerAnswer answer : answers) {
            if (!answer.inCluster() && answer.address().compareTo(lowest) < 0) {
                lowest = answer.address();
            }
        }
        return lowest;
    }

    /** What to do about the answers that are in now. */
    Decision decide(Collection<PeerAnswer> answers) {
        String wrong = problem(answers);
        if (wrong != null) {
            return new Fail(wrong);
        }
        List<String> inCluster = answers.stream()
                .filter(PeerAnswer::inCluster)
                .map(PeerAnswer::address)
                .sorted()
                .toList();
        if (!inCluster.isEmpty()) {
            return new Join(inCluster);
        } else if (peers.size() == 1) {
            return seeds.isEmpty() ? new Form(true) : new Wait("none of " + new TreeSet<>(seeds) + " is in a cluster");
        }
        long votes = answers.stream()
                        .filter(answer -> peers.contains(answer.address()))
                        .filter(answer -> answer.vote().equals(self))
                        .count()
                + (vote(answers).equals(self) ? 1 : 0);
        if (votes * 2 > peers.size()) {
            return new Form(false);
        }
        return new Wait(answers.size() + 1 + " of " + new TreeSet<>(peers) + " are here (expected: more than half of"
                + " them, or --new-cluster to start afresh)");
    }

    private @Nullable String problem(Collection<PeerAnswer> answers) {
        for (PeerAnswer answer : answers) {
            ProtocolRange own = ProtocolRange.CURRENT;
            if (answer.protocol().lowest() > own.highest() || answer.protocol().highest() < own.lowest()) {
                return "member at " + answer.address() + " speaks protocol "
                        + answer.protocol().lowest() + " to "
                        + answer.protocol().highest() + " (expected: " + own.lowest()
                        + " to " + own.highest() + "; upgrade one version at a time)";
            }
            String taken = answer.members().get(name);
            if (taken != null && !taken.equals(self)) {
                return "name: '" + name + "' is taken by the member at " + taken
                        + " (expected: a name that no other member has)";
            }
        }
        return null;
    }
}
