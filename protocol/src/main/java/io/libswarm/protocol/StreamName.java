package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Which of the streams that travel together. */
public enum StreamName {
    /** Files, native bodies, a terminal, a port. */
    @JsonEnumDefaultValue
    DATA,
    STDIN,
    STDOUT,
    STDERR
}
