package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Anything that is serialised between members or to a client: CBOR with a logical type name in {@code type}, never a class name.
 * Unknown fields are ignored and unknown enum values read as {@code UNKNOWN}, so that a newer peer can be understood.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public interface WireMessage {}
