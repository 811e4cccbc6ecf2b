package io.libswarm.backends.docker;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Images, networks and volumes, as the engine lists them, in the protocol's words. */
final class ThingMapping {

    private static final RunState THERE = new RunState("available");

    private ThingMapping() {}

    /** Called by its first tag, or by its id when it has none. */
    static EngineObject image(JsonNode image) {
        StringJoiner tags = new StringJoiner(", ");
        image.path("RepoTags").forEach(tag -> tags.add(tag.asText()));
        JsonNode first = image.path("RepoTags").path(0);
        String id = image.path("Id").asText();
        boolean tagged = first.isTextual() && !first.asText().startsWith("<none>");
        Map<String, String> attributes = attributes(id, image.path("Created").asLong());
        attributes.put("tags", tagged ? tags.toString() : "");
        attributes.put("size", image.path("Size").asText());
        String name = tagged ? first.asText() : id;
        return thing(
                id,
                name,
                Kind.IMAGE,
                image,
                attributes,
                (tagged ? tags : "untagged") + ", " + image.path("Size") + " B");
    }

    static EngineObject network(JsonNode network) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("id", network.path("Id").asText());
        attributes.put("created", Times.utc(network.path("Created").asText()));
        attributes.put("driver", network.path("Driver").asText());
        attributes.put("scope", network.path("Scope").asText());
        String summary = network.path("Driver").asText() + " network, "
                + network.path("Scope").asText();
        return thing(
                attributes.getOrDefault("id", ""),
                network.path("Name").asText(),
                Kind.NETWORK,
                network,
                attributes,
                summary);
    }

    /** A volume's name is its id. */
    static EngineObject volume(JsonNode volume) {
        String name = volume.path("Name").asText();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("id", name);
        attributes.put("created", Times.utc(volume.path("CreatedAt").asText()));
        attributes.put("driver", volume.path("Driver").asText());
        attributes.put("mountpoint", volume.path("Mountpoint").asText());
        return thing(
                name,
                name,
                Kind.VOLUME,
                volume,
                attributes,
                volume.path("Driver").asText() + " volume");
    }

    private static Map<String, String> attributes(String id, long created) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("id", id);
        attributes.put("created", Instant.ofEpochSecond(created).toString());
        return attributes;
    }

    private static EngineObject thing(
            String id, String name, Kind kind, JsonNode listed, Map<String, String> attributes, String summary) {
        ByteString document = Json.write(listed);
        return new EngineObject(
                id, name, kind, THERE, Json.texts(listed.path("Labels")), attributes, summary, null, document);
    }
}
