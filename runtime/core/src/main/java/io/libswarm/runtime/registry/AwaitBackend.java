package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.WireMessage;

/** Asks a backend's actor whether it has started. */
record AwaitBackend(ActorRef<BackendStart> replyTo) implements NodeMessage, WireMessage {}
