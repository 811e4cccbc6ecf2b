package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a node stands for. Open: a backend may use words of its own.
 *
 * @param value lower case
 */
public record Kind(@JsonValue String value) {
    public static final Kind ROOT = new Kind("root");
    public static final Kind BACKEND = new Kind("backend");
    public static final Kind HOST = new Kind("host");
    public static final Kind MACHINE = new Kind("machine");
    public static final Kind CONTAINER = new Kind("container");
    public static final Kind TASK = new Kind("task");
    public static final Kind UNIT = new Kind("unit");
    public static final Kind POD = new Kind("pod");
    public static final Kind APP = new Kind("app");
    public static final Kind SERVICE = new Kind("service");
    public static final Kind IMAGE = new Kind("image");
    public static final Kind VOLUME = new Kind("volume");
    public static final Kind NETWORK = new Kind("network");
    public static final Kind MEMBER = new Kind("member");
    public static final Kind PROVIDER = new Kind("provider");
    /** A child that gathers nodes of one kind, such as {@code _images}. */
    public static final Kind COLLECTION = new Kind("collection");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Kind {}

    @Override
    public String toString() {
        return value;
    }
}
