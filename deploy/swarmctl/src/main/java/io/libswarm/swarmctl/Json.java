package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Documents as trees: swarmctl shows what it is told, and knows few names in it. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode read(byte[] bytes) throws IOException {
        return bytes.length == 0 ? object() : MAPPER.readTree(bytes);
    }

    static JsonNode read(String text) throws IOException {
        return MAPPER.readTree(text);
    }

    static byte[] bytes(JsonNode document) throws IOException {
        return MAPPER.writeValueAsBytes(document);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static ObjectNode object(Map<String, String> entries) {
        ObjectNode object = object();
        entries.forEach(object::put);
        return object;
    }

    /** The texts of an array, or the entries of an object as {@code key=value}, on one line. */
    static String line(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(e -> e.getKey() + "=" + line(e.getValue()))
                    .collect(Collectors.joining(" "));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Json::line)
                    .collect(Collectors.joining(" "));
        }
        return node.isNull() ? "" : node.asText();
    }
}
