package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a setting's value must be. */
public enum SettingType {
    @JsonEnumDefaultValue
    TEXT,
    /** A whole number. */
    NUMBER,
    /** A number from 0 to 1. */
    FRACTION,
    /** {@code true} or {@code false}. */
    FLAG,
    /** Such as {@code 500ms}, {@code 3s}, {@code 5m}. */
    DURATION,
    /** A path of the node tree. */
    PATH,
    /** A reference to a secret, such as {@code file:/run/secrets/key} or {@code env:TOKEN}; never the secret itself. */
    SECRET
}
