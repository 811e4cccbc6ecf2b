package io.libswarm.runtime.gateway;

import io.libswarm.protocol.WireMessage;

/** The client is there. Sent every {@link Gateway#BEAT}, answered with {@link SessionBeat}. */
public record ClientBeat() implements SessionMessage, WireMessage {}
