package io.libswarm.runtime.gateway;

import akka.actor.typed.ActorRef;
import java.util.List;

/**
 * The client has a session.
 *
 * @param attempt of the {@link ClientHello}
 * @param session what to ask from now on
 * @param member the name of the member
 * @param contacts {@code host:port} of all members that can be asked, this one among them
 */
public record Welcomed(long attempt, ActorRef<SessionMessage> session, String member, List<String> contacts)
        implements ToClient {
    public Welcomed {
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
    }
}
