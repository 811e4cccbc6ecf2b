package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What an engine has beside containers. */
enum Thing {
    IMAGE("image", "/images/json?all=1"),
    NETWORK("network", "/networks"),
    VOLUME("volume", "/volumes");

    private final String type;
    private final String list;

    Thing(String type, String list) {
        this.type = type;
        this.list = list;
    }

    /** What the engine's events call it. */
    String type() {
        return type;
    }

    /** Where the engine lists them. */
    String list() {
        return list;
    }

    /** The entries of such a list. */
    List<JsonNode> entries(JsonNode listed) {
        List<JsonNode> entries = new ArrayList<>();
        (this == VOLUME ? listed.path("Volumes") : listed).forEach(entries::add);
        return entries;
    }
}
