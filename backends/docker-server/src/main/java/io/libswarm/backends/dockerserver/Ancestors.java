package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The images that come of others. */
final class Ancestors {
    private final List<JsonNode> images = new ArrayList<>();

    Ancestors(Pool pool) {
        pool.engines().forEach(engine -> images.addAll(engine.all(Thing.IMAGE)));
    }

    /** The ids of these images, and of all that have one of them as parent. */
    Set<String> of(Set<String> references) {
        Set<String> ids = new HashSet<>();
        for (JsonNode image : images) {
            if (references.stream().anyMatch(reference -> Images.is(image, reference))) {
                ids.add(image.path("Id").asText());
            }
        }
        int before = -1;
        while (before != ids.size()) {
            before = ids.size();
            for (JsonNode image : images) {
                if (ids.contains(image.path("ParentId").asText())) {
                    ids.add(image.path("Id").asText());
                }
            }
        }
        return ids;
    }
}
