package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import akka.stream.SinkRef;
import akka.stream.SourceRef;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sameness but for what no two runs have in common: references to actors and streams, and what is left of a deadline. */
final class Likeness {
    private Likeness() {}

    static boolean alike(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null || !one.getClass().isRecord()) {
            return isMasked(one) && isMasked(other)
                    || listsAlike(one, other)
                    || one != null && one.equals(other)
                    || one == other;
        }
        if (one instanceof Deadline) {
            return other instanceof Deadline;
        }
        if (one.getClass() != other.getClass()) {
            return false;
        }
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            if (!alike(valueOf(component, one), valueOf(component, other))) {
                return false;
            }
        }
        return true;
    }

    static @Nullable Object valueOf(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component + " of " + record, e);
        }
    }

    /** The tree with each reference and deadline put as one and the same word. */
    static JsonNode masked(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        mask(copy);
        return copy;
    }

    private static void mask(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            for (String name : object.propertyStream().map(Map.Entry::getKey).toList()) {
                JsonNode value = object.get(name);
                boolean reference = value.isTextual() && value.textValue().startsWith("akka://");
                if (reference || name.equals("deadline") && value.isNumber()) {
                    object.set(name, TextNode.valueOf("masked"));
                }
            }
        }
        tree.forEach(Likeness::mask);
    }

    /** Whether a tree holds all that an older one does. */
    static boolean covers(@Nullable JsonNode now, JsonNode old) {
        if (now == null || now.getNodeType() != old.getNodeType() || now.isArray() && now.size() != old.size()) {
            return false;
        }
        if (old.isObject()) {
            return old.properties().stream().allMatch(e -> covers(now.get(e.getKey()), e.getValue()));
        }
        return old.isArray()
                ? IntStream.range(0, old.size()).allMatch(i -> covers(now.get(i), old.get(i)))
                : now.equals(old);
    }

    /** Where a tree has fields. */
    static void fields(JsonNode tree, String at, Set<String> found) {
        tree.properties().forEach(e -> {
            found.add(at + "/" + e.getKey());
            fields(e.getValue(), at + "/" + e.getKey(), found);
        });
        if (tree.isArray()) {
            tree.forEach(each -> fields(each, at, found));
        }
    }

    private static boolean isMasked(@Nullable Object value) {
        return value instanceof ActorRef || value instanceof SourceRef || value instanceof SinkRef;
    }

    private static boolean listsAlike(@Nullable Object one, @Nullable Object other) {
        return one instanceof List<?> a
                && other instanceof List<?> b
                && a.size() == b.size()
                && IntStream.range(0, a.size()).allMatch(i -> alike(a.get(i), b.get(i)));
    }
}
