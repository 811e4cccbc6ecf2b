package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How new an answer must be. */
public enum Freshness {
    /** What is remembered will do. */
    @JsonEnumDefaultValue
    REMEMBERED,
    /** Ask the system behind the node. */
    FRESH
}
