package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The verbs of a node. Names on the wire are the constants' names; {@link #route()} is the name over HTTP. */
public enum Verb {
    @JsonEnumDefaultValue
    UNKNOWN("", false),
    LIST("ls", false),
    RESOLVE("resolve", false),
    GET("get", false),
    UPDATE("set", true),
    SPAWN("spawn", true),
    START("start", true),
    STOP("stop", true),
    REMOVE("remove", true),
    WATCH("watch", false),
    LOGS("log", false),
    CONNECT("connect", true),
    READ_FILES("file", false),
    WRITE_FILES("file", true),
    DESCRIBE("describe", false),
    NATIVE("native", true);

    private final String route;
    private final boolean changing;

    Verb(String route, boolean changing) {
        this.route = route;
        this.changing = changing;
    }

    /** The first segment of the verb's HTTP route. */
    public String route() {
        return route;
    }

    /** Whether its answer offers streams, which can be taken up once. */
    public boolean streaming() {
        return switch (this) {
            case WATCH, LOGS, CONNECT, READ_FILES, WRITE_FILES, NATIVE -> true;
            default -> false;
        };
    }

    /** Whether it may change the node, or reach through it: such queries are remembered by request id and audited. */
    public boolean changing() {
        return changing;
    }
}
