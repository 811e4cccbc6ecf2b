package io.libswarm.runtime.registry;

import io.libswarm.protocol.NodeMessage;
import java.util.List;
import java.util.Map;

/**
 * Told to each member's root node: all members there are.
 *
 * @param members in the order of their names
 */
public record MembersChanged(List<Member> members) implements NodeMessage {
    public MembersChanged {
        members = List.copyOf(members);
    }

    /**
     * One member.
     *
     * @param name unique in the cluster
     * @param state {@code running}, {@code pending}, {@code stopping} or {@code lost}
     * @param attributes address, roles, version and the like
     */
    public record Member(String name, String state, Map<String, String> attributes) {}
}
