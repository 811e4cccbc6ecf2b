package io.libswarm.runtime.http.tree;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that came in, field by field. A field that is missing and one that is null are the same; a field of the wrong type is an
 * {@link IllegalArgumentException} that names it. Fields that nobody asks for are ignored.
 */
final class JsonInput {
    private final JsonNode object;
    private final String where;

    private JsonInput(JsonNode object, String where) {
        this.object = object;
        this.where = where;
    }

    static JsonInput of(ByteString body) {
        return of(Json.read(body), "");
    }

    private static JsonInput of(JsonNode json, String where) {
        if (!json.isObject()) {
            throw expected(where.isEmpty() ? "body" : where, json, "an object");
        }
        return new JsonInput(json, where.isEmpty() ? "" : where + ".");
    }

    /** The name of a field, with where this object is. */
    String at(String name) {
        return where + name;
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    @Nullable
    String text(String name) {
        return has(name) ? text(where + name, object.get(name)) : null;
    }

    boolean flag(String name, boolean fallback) {
        if (!has(name)) {
            return fallback;
        }
        if (!object.get(name).isBoolean()) {
            throw expected(where + name, object.get(name), "true or false");
        }
        return object.get(name).booleanValue();
    }

    int number(String name, int fallback) {
        return Math.toIntExact(wide(name, fallback, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    long wide(String name, long fallback) {
        return wide(name, fallback, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long wide(String name, long fallback, long least, long most) {
        if (!has(name)) {
            return fallback;
        }
        JsonNode value = object.get(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw expected(where + name, value, "a whole number");
        }
        return value.longValue();
    }

    /** Any JSON, as its bytes. */
    @Nullable
    ByteString json(String name) {
        return has(name) ? Json.bytes(object.get(name)) : null;
    }

    @Nullable
    JsonInput object(String name) {
        return has(name) ? of(object.get(name), where + name) : null;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        each(name, (at, value) -> texts.add(text(at, value)));
        return texts;
    }

    <T> List<T> objects(String name, Function<JsonInput, T> read) {
        List<T> objects = new ArrayList<>();
        each(name, (at, value) -> objects.add(read.apply(of(value, at))));
        return objects;
    }

    /** An object of texts; null values are kept. */
    Map<String, @Nullable String> textsByName(String name) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        fields(name, (key, value) -> texts.put(key, value.isNull() ? null : text(where + name + "." + key, value)));
        return texts;
    }

    /** An object whose values are one text, number or flag, or a list of such. */
    Map<String, List<String>> settings(String name) {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        fields(name, (key, value) -> {
            List<String> values = new ArrayList<>();
            for (JsonNode each : value.isArray() ? value : List.of(value)) {
                if (!each.isValueNode() || each.isNull()) {
                    throw expected(
                            where + name + "." + key, each, "a text, a number, true or false, or a list of them");
                }
                values.add(each.asText());
            }
            settings.put(key, values);
        });
        return settings;
    }

    private interface Entry {
        void take(String name, JsonNode value);
    }

    private void each(String name, Entry entry) {
        if (!has(name)) {
            return;
        }
        JsonNode list = object.get(name);
        if (!list.isArray()) {
            throw expected(where + name, list, "a list");
        }
        for (int i = 0; i < list.size(); i++) {
            entry.take(where + name + "[" + i + "]", list.get(i));
        }
    }

    private void fields(String name, Entry entry) {
        if (!has(name)) {
            return;
        }
        if (!object.get(name).isObject()) {
            throw expected(where + name, object.get(name), "an object");
        }
        object.get(name).properties().forEach(field -> entry.take(field.getKey(), field.getValue()));
    }

    private static String text(String where, JsonNode value) {
        if (!value.isTextual()) {
            throw expected(where, value, "a text");
        }
        return value.textValue();
    }

    private static IllegalArgumentException expected(String where, JsonNode value, String what) {
        String shown = value.isContainerNode() ? (value.isArray() ? "a list" : "an object") : value.toString();
        String cut = shown.length() > 60 ? shown.substring(0, 60) + "..." : shown;
        return new IllegalArgumentException(where + ": " + cut + " (expected: " + what + ")");
    }
}
