package io.libswarm.protocol;

/**
 * A header field of a native call.
 *
 * @param name as on the wire
 * @param value as on the wire
 */
public record Header(String name, String value) {}
