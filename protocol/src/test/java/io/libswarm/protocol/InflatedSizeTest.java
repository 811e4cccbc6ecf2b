package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever single part of a message grows, its size is seen to grow: each text, each run of bytes, each list and map, one at a time. */
class InflatedSizeTest {
    private static final String LONG = "ü".repeat(10_000);

    @Test
    void eachPartOfEachMessageIsCounted() {
        int tried = 0;
        try (Wire wire = new Wire()) {
            for (String name : Samples.all(wire).keySet()) {
                JsonNode golden = Wire.tree(GoldenTest.golden(name));
                for (JsonNode inflated : inflations(golden)) {
                    WireMessage message;
                    try {
                        message = wire.decode(Wire.bytes(inflated));
                    } catch (AssertionError tooLongForItsType) {
                        continue;
                    }
                    tried++;
                    assertThat(wire.encode(message).length)
                            .as("%s: %s", name, message)
                            .isLessThanOrEqualTo(MessageSize.of(message));
                }
            }
        }
        assertThat(tried).isGreaterThan(150);
    }

    private static List<JsonNode> inflations(JsonNode golden) {
        List<String> places = new ArrayList<>();
        collect(golden, "", places);
        return places.stream().map(at -> inflated(golden, at)).toList();
    }

    private static void collect(JsonNode node, String at, List<String> places) {
        if (node.isTextual() || node.isBinary() || node.isArray()) {
            places.add(at);
        }
        if (node.isObject()) {
            places.add(at + "/" + "x".repeat(10_000));
        }
        node.properties().forEach(e -> collect(e.getValue(), at + "/" + e.getKey(), places));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at + "/" + i, places);
        }
    }

    private static JsonNode inflated(JsonNode golden, String at) {
        JsonNode copy = golden.deepCopy();
        int slash = at.lastIndexOf('/');
        JsonNode parent = copy.at(at.substring(0, slash));
        JsonNode value = large(copy.at(at));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(at.substring(slash + 1)), value);
        } else {
            ((ObjectNode) parent).set(at.substring(slash + 1), value);
        }
        return copy;
    }

    private static JsonNode large(JsonNode node) {
        if (node.isBinary()) {
            return BinaryNode.valueOf(new byte[20_000]);
        } else if (node.isArray()) {
            ArrayNode many = Wire.CBOR.createArrayNode();
            for (int i = 0; i < 2_000; i++) {
                many.addAll((ArrayNode) node);
            }
            return many;
        }
        return TextNode.valueOf(node.isMissingNode() ? "x" : node.textValue() + LONG);
    }
}
