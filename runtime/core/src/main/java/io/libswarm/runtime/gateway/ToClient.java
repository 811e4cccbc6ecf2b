package io.libswarm.runtime.gateway;

import io.libswarm.protocol.WireMessage;

/** What a member's gateway says to a client. */
public sealed interface ToClient extends WireMessage permits Answered, SessionBeat, SessionEnded, Welcomed {}
