package io.libswarm.runtime.registry;

import akka.cluster.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What others are told of the members: those that the cluster has, and those that it once had and may see again. */
final class MemberReport {
    private MemberReport() {}

    static MembersChanged of(MemberTable table, Map<String, KnownMember> known) {
        Map<String, Member> named = table.named();
        Set<String> names = new TreeSet<>(named.keySet());
        names.addAll(known.keySet());
        List<MembersChanged.Member> members = new ArrayList<>();
        for (String name : names) {
            Member member = named.get(name);
            members.add(
                    new MembersChanged.Member(name, table.stateOf(member), attributes(name, member, known.get(name))));
        }
        return new MembersChanged(members);
    }

    private static Map<String, String> attributes(String name, @Nullable Member member, @Nullable KnownMember known) {
        Map<String, String> attributes = new TreeMap<>();
        if (member != null) {
            attributes.put("address", MemberRoles.hostPort(member));
            attributes.put("roles", String.join(",", new TreeSet<>(MemberRoles.rolesOf(member))));
            attributes.put("version", member.appVersion().toString());
        } else if (known != null) {
            attributes.put("address", known.address());
            attributes.put("roles", String.join(",", new TreeSet<>(known.roles())));
        }
        return attributes;
    }

    /** Host and port of each member, by name. */
    static Map<String, String> addresses(MemberTable table, Map<String, KnownMember> known) {
        Map<String, String> addresses = new TreeMap<>();
        known.values().forEach(member -> addresses.put(member.name(), member.address()));
        table.named().forEach((name, member) -> addresses.put(name, MemberRoles.hostPort(member)));
        return addresses;
    }
}
