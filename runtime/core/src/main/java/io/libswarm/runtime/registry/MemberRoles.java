package io.libswarm.runtime.registry;

import akka.cluster.Member;
import java.util.Set;
import java.util.stream.Collectors;

/** A member's name travels as one of its roles, so that it comes with the membership itself. */
public final class MemberRoles {
    private static final String NAME = "name:";

    private MemberRoles() {}

    /** The role that says the name. */
    public static String ofName(String name) {
        return NAME + name;
    }

    /** The member's name. */
    public static String nameOf(Member member) {
        return member.getRoles().stream()
                .filter(role -> role.startsWith(NAME))
                .map(role -> role.substring(NAME.length()))
                .findFirst()
                .orElse(hostPort(member));
    }

    /** Where its remoting listens. */
    public static String hostPort(Member member) {
        return member.address().getHost().orElse("") + ":"
                + member.address().getPort().orElse(0);
    }

    /** The roles that placement may ask for. */
    static Set<String> rolesOf(Member member) {
        return member.getRoles().stream()
                .filter(role -> !role.startsWith(NAME) && !role.startsWith("dc-"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
