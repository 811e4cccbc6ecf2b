package io.libswarm.backends.dockerserver;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A container of the pool.
 *
 * @param owner whose it is
 * @param id as the engine has it
 * @param listed its entry in the engine's own list
 * @param document the engine's own description; null before it was asked, and for what is no engine's
 * @param times what its status text is made of
 * @param reserved what its owner has set aside for it
 * @param ports of its host that it claims by number
 * @param node its node, where the owner is no engine; null otherwise
 */
record Container(
        Owner owner,
        String id,
        ObjectNode listed,
        @Nullable ByteString document,
        Times times,
        Reserved reserved,
        Set<String> ports,
        @Nullable NodePath node) {

    /** Its names without the slash, its own first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (JsonNode name : listed.path("Names")) {
            String text = name.asText();
            String plain = text.startsWith("/") ? text.substring(1) : text;
            names.add(plain);
        }
        names.sort((one, other) -> Boolean.compare(one.indexOf('/') >= 0, other.indexOf('/') >= 0));
        return names;
    }

    String name() {
        List<String> names = names();
        return names.isEmpty() ? id : names.get(0);
    }

    /** Whether it is described, and an entry of the list says the same, but for the text that ages. */
    boolean isLike(JsonNode entry) {
        return document != null
                && listed.deepCopy()
                        .without("Status")
                        .equals(((ObjectNode) entry).deepCopy().without("Status"));
    }

    String state() {
        return listed.path("State").asText();
    }

    long created() {
        return listed.path("Created").asLong();
    }
}
