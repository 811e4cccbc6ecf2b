package io.libswarm.backends.docker;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON trees: unknown fields stay what they are. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Throws {@link IllegalArgumentException} with the place and the reason when it is not JSON. */
    static JsonNode read(ByteString bytes) {
        try {
            return MAPPER.readTree(bytes.toArrayUnsafe());
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not JSON: " + broken.getOriginalMessage(), broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static ByteString write(JsonNode tree) {
        try {
            return ByteString.fromArrayUnsafe(MAPPER.writeValueAsBytes(tree));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object of texts as a map; null, as engines have it, is empty. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.fields()
                .forEachRemaining(
                        entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /** Merges as RFC 7386 says, into the target: objects by key, null removes, all else replaces. */
    static void merge(ObjectNode target, ObjectNode patch) {
        patch.fields().forEachRemaining(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(entry.getKey());
            } else if (value.isObject()) {
                JsonNode old = target.get(entry.getKey());
                ObjectNode inner = old != null && old.isObject() ? (ObjectNode) old : target.putObject(entry.getKey());
                merge(inner, (ObjectNode) value);
            } else {
                target.set(entry.getKey(), value);
            }
        });
    }
}
