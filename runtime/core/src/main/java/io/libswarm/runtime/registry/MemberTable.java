package io.libswarm.runtime.registry;

import akka.actor.Address;
import akka.cluster.ClusterEvent;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members that the cluster has now, by their names, from its events. Touched by the directory's thread only. */
final class MemberTable {
    private final Map<Address, Member> members = new HashMap<>();
    private final Set<Address> unreachable = new HashSet<>();
    private final Map<String, Long> died = new HashMap<>();
    private long majoritySeen = System.nanoTime();

    void apply(ClusterEvent.ClusterDomainEvent event) {
        if (event instanceof ClusterEvent.MemberRemoved removed) {
            Member member = removed.member();
            members.remove(member.address());
            unreachable.remove(member.address());
            if (removed.previousStatus().equals(MemberStatus.down())) {
                died.put(MemberRoles.nameOf(member), System.nanoTime());
            }
        } else if (event instanceof ClusterEvent.MemberEvent changed) {
            members.put(changed.member().address(), changed.member());
            died.remove(MemberRoles.nameOf(changed.member()));
        } else if (event instanceof ClusterEvent.UnreachableMember lost) {
            members.put(lost.member().address(), lost.member());
            unreachable.add(lost.member().address());
        } else if (event instanceof ClusterEvent.ReachableMember found) {
            unreachable.remove(found.member().address());
        }
    }

    /** All members, by name. */
    Map<String, Member> named() {
        Map<String, Member> named = new TreeMap<>();
        members.values().forEach(member -> named.put(MemberRoles.nameOf(member), member));
        return named;
    }

    @Nullable
    Member find(String name) {
        return named().get(name);
    }

    static boolean isUp(Member member) {
        return member.status().equals(MemberStatus.up());
    }

    /** The word for a member's state; a known one that the cluster has not is lost. */
    String stateOf(@Nullable Member member) {
        if (member == null
                || unreachable.contains(member.address())
                || member.status().equals(MemberStatus.down())) {
            return "lost";
        }
        if (isUp(member)) {
            return "running";
        }
        boolean going = member.status().equals(MemberStatus.leaving())
                || member.status().equals(MemberStatus.exiting());
        return going ? "stopping" : "pending";
    }

    /** Whether so much time has passed since a member died that it has stopped what it had; also when it left in peace, or is unknown. */
    boolean hasStopped(String name, Duration margin) {
        Long since = died.get(name);
        return since == null || System.nanoTime() - since > margin.toNanos();
    }

    /** For how long this member has seen less than a majority of the cluster; zero when it sees one. */
    Duration inMinority() {
        long now = System.nanoTime();
        if (seesMajority()) {
            majoritySeen = now;
        }
        return Duration.ofNanos(now - majoritySeen);
    }

    /** As the split brain resolver counts: of a tie, the side with the lowest address stays. */
    private boolean seesMajority() {
        List<Member> counted = members.values().stream()
                .filter(member -> !member.status().equals(MemberStatus.joining())
                        && !member.status().equals(MemberStatus.weaklyUp()))
                .sorted((a, b) -> Member.addressOrdering().compare(a.address(), b.address()))
                .toList();
        long seen = counted.stream()
                .filter(member -> !unreachable.contains(member.address()))
                .count();
        long unseen = counted.size() - seen;
        return seen > unseen
                || counted.isEmpty()
                || (seen == unseen && !unreachable.contains(counted.get(0).address()));
    }
}
