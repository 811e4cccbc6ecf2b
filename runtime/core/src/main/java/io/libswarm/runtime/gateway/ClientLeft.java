package io.libswarm.runtime.gateway;

import io.libswarm.protocol.WireMessage;

/** The client goes, and its session with it. */
public record ClientLeft() implements SessionMessage, WireMessage {}
