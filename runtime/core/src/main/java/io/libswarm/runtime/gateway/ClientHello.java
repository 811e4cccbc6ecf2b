package io.libswarm.runtime.gateway;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.ProtocolRange;
import io.libswarm.protocol.WireMessage;

/**
 * A client asks the gateway for a session. Answered with {@link Welcomed}, or {@link SessionEnded} when they have no version in common.
 *
 * @param attempt the client's own count, which all answers to it carry
 * @param client where answers go
 * @param protocol which versions the client speaks
 */
public record ClientHello(long attempt, ActorRef<ToClient> client, ProtocolRange protocol) implements WireMessage {}
