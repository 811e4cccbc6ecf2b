package io.libswarm.backends.dockerserver;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON trees: what is not known here stays what it is. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Json() {}

    /** Throws {@link IllegalArgumentException} with the reason when it is not JSON. */
    static JsonNode read(ByteString bytes) {
        return read(bytes.toArrayUnsafe());
    }

    static JsonNode read(String text) {
        return read(ByteString.fromString(text));
    }

    private static JsonNode read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("invalid JSON: " + broken.getOriginalMessage(), broken);
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

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }
}
