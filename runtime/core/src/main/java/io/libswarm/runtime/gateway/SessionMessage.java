package io.libswarm.runtime.gateway;

/** What a client's session takes: {@link ClientQuery}, {@link ClientBeat} and {@link ClientLeft} from the client, and its own notes. */
public interface SessionMessage {}
