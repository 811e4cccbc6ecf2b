package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that an older or a newer peer may write otherwise than this build, done to one message's tree, one thing at a time. */
final class Mutations {
    private final JsonNode original;
    private final Map<String, JsonNode> found = new LinkedHashMap<>();

    private Mutations(JsonNode original) {
        this.original = original;
    }

    static Map<String, JsonNode> of(Class<?> message, JsonNode tree) {
        Mutations mutations = new Mutations(tree);
        mutations.walk(message, tree, "");
        return mutations.found;
    }

    private void walk(Type type, @Nullable JsonNode node, String at) {
        if (node == null || node.isNull()) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (node instanceof ArrayNode array && array.size() > 0) {
                walk(element, array.get(0), at + "/0");
            } else if (generic.getRawType() == Map.class) {
                node.properties().forEach(e -> walk(element, e.getValue(), at + "/" + e.getKey()));
            }
        } else if (type instanceof Class<?> raw && raw.isEnum()) {
            put("unknown word at " + at, at, TextNode.valueOf("FUTURE"));
        } else if (node instanceof ObjectNode object && type instanceof Class<?> raw) {
            Class<?> record = raw.isRecord() ? raw : named(raw, object);
            put(
                    "new field in " + at,
                    at + "/fromTheFuture",
                    Wire.CBOR.createObjectNode().put("a", 1));
            for (RecordComponent component : record.getRecordComponents()) {
                String below = at + "/" + component.getName();
                if (Map.class.isAssignableFrom(component.getType())
                        || Collection.class.isAssignableFrom(component.getType())) {
                    put("no " + below, below, null);
                    put("null for " + below, below, Wire.CBOR.nullNode());
                }
                walk(component.getGenericType(), object.get(component.getName()), below);
            }
        }
    }

    private static Class<?> named(Class<?> family, ObjectNode node) {
        return Arrays.stream(family.getAnnotation(JsonSubTypes.class).value())
                .filter(t -> t.name().equals(node.get("to").textValue()))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void put(String name, String at, @Nullable JsonNode value) {
        JsonNode copy = original.deepCopy();
        int slash = at.lastIndexOf('/');
        JsonNode parent = copy.at(at.substring(0, slash));
        String last = at.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else if (value == null) {
            ((ObjectNode) parent).remove(last);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        found.put(name, copy);
    }
}
