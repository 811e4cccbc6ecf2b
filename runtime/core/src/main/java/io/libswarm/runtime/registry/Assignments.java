package io.libswarm.runtime.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What belongs on this member, and whether it may start. A movable backend of another owner may only once that one has stopped it: it says so
 * by the receptionist while it is a member; when it was removed for dead, it is given the time in which it must have. Without sight of a
 * majority, nothing movable belongs here.
 */
final class Assignments {
    private Assignments() {}

    /** All of it, in the order of the names. */
    static List<Assignment> of(
            List<Placed> placed,
            Map<String, Claim> claims,
            MemberTable members,
            Map<String, DirectoryMessage.InstanceFound> found,
            MemberFacts self) {
        boolean minority = members.inMinority().compareTo(self.minority()) > 0;
        List<Assignment> here = new ArrayList<>();
        for (Placed each : placed) {
            if (self.name().equals(each.member())
                    && !(minority && each.backend().isMovable())) {
                Claim claim = claims.get(each.backend().name());
                here.add(new Assignment(each, stateOf(each, claim, members, found, self)));
            }
        }
        return here;
    }

    private static Assignment.State stateOf(
            Placed placed,
            @Nullable Claim claim,
            MemberTable members,
            Map<String, DirectoryMessage.InstanceFound> found,
            MemberFacts self) {
        if (!placed.backend().isMovable()) {
            return Assignment.State.RUN;
        } else if (claim == null || claim.revision() != placed.backend().revision()) {
            return Assignment.State.CLAIM;
        } else if (claim.member().equals(self.name())) {
            return Assignment.State.RUN;
        }
        DirectoryMessage.InstanceFound where = found.get(InstanceFinder.service(placed));
        boolean free = members.find(claim.member()) != null
                ? where != null && where.all().isEmpty()
                : members.hasStopped(claim.member(), self.takeover());
        return free ? Assignment.State.CLAIM : Assignment.State.WAIT;
    }
}
