package io.libswarm.runtime.http.tree;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** JSON trees, and their bytes. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array(Iterable<String> texts) {
        ArrayNode array = MAPPER.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    static ObjectNode map(Map<String, String> texts) {
        ObjectNode object = object();
        new TreeMap<>(texts).forEach(object::put);
        return object;
    }

    static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    static ByteString bytes(JsonNode json) {
        try {
            return ByteString.fromArrayUnsafe(MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that can't be written", e);
        }
    }

    /**
     * Reads one JSON value.
     *
     * @throws IllegalArgumentException saying where it is broken
     */
    static JsonNode read(ByteString bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes.toArrayUnsafe());
            if (json == null || json.isMissingNode()) {
                throw new IllegalArgumentException("body: empty (expected: JSON)");
            }
            return json;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "body: no JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("body: unreadable (expected: JSON)", e);
        }
    }
}
