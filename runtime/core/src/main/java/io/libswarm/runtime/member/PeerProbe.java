package io.libswarm.runtime.member;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.WireMessage;

/**
 * Asks whoever lives at an address whether it is in a cluster.
 *
 * @param address of the asker: {@code host:port}
 * @param replyTo takes a {@link PeerAnswer}
 */
record PeerProbe(String address, ActorRef<JoiningMessage> replyTo) implements JoiningMessage, WireMessage {}
