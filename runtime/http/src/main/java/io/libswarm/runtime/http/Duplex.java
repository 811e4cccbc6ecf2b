package io.libswarm.runtime.http;

/**
 * An upgraded connection: two directions that end on their own. The end of {@link #in()} is the peer's FIN, the end of
 * {@link #out()} is ours; when both have ended the connection is closed.
 *
 * @param in what the peer sends
 * @param out what it gets
 */
public record Duplex(ByteReader in, ByteWriter out) {}
