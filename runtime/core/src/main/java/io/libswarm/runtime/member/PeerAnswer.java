package io.libswarm.runtime.member;

import io.libswarm.protocol.ProtocolRange;
import io.libswarm.protocol.WireMessage;
import java.util.Map;

/**
 * What a peer says of itself.
 *
 * @param address of the peer
 * @param protocol that it speaks
 * @param inCluster whether it is in a cluster; if not, it is waiting, too
 * @param vote the address that it would have form the cluster
 * @param members addresses of those that it sees in its cluster, by name
 */
record PeerAnswer(String address, ProtocolRange protocol, boolean inCluster, String vote, Map<String, String> members)
        implements JoiningMessage, WireMessage {
    PeerAnswer {
        members = members == null ? Map.of() : Map.copyOf(members);
    }
}
