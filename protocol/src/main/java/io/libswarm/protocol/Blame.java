package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Who has to act on a failure. */
public enum Blame {
    @JsonEnumDefaultValue
    UNKNOWN,
    /** The question was wrong. */
    CALLER,
    /** The system behind the backend refused or failed. */
    BACKEND,
    /** There is no room, or no answer, for now. */
    CAPACITY,
    /** A defect in this runtime. */
    INTERNAL
}
