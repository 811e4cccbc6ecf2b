package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Which images the pool's engines have. */
final class Images {
    private final Pool pool;

    Images(Pool pool) {
        this.pool = pool;
    }

    /** Whether an engine's entry is of the image meant: by name, digest, id or the beginning of one. */
    static boolean is(JsonNode image, String reference) {
        String id = image.path("Id").asText();
        String hex = id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
        String wanted = reference.toLowerCase(Locale.ROOT);
        wanted = wanted.startsWith("sha256:") ? wanted.substring("sha256:".length()) : wanted;
        if (id.equals(reference) || (wanted.length() >= 4 && hex.startsWith(wanted))) {
            return true;
        }
        String full = ImageName.full(reference);
        for (JsonNode tag : image.path("RepoTags")) {
            if (ImageName.full(tag.asText()).equals(full)) {
                return true;
            }
        }
        for (JsonNode digest : image.path("RepoDigests")) {
            if (ImageName.full(digest.asText()).equals(full)) {
                return true;
            }
        }
        return false;
    }

    /** The engines that can be reached and have it. */
    List<Engine> holders(String reference) {
        return pool.enginesUp().stream()
                .filter(engine -> engine.all(Thing.IMAGE).stream().anyMatch(image -> is(image, reference)))
                .toList();
    }
}
