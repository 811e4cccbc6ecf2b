package io.libswarm.runtime.http.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code protocol/openapi.yaml}, which every answer is held against. */
final class OpenApi {
    private static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private OpenApi() {}

    /** Fails unless the description has this answer, with this content. */
    static void check(String method, String path, int status, String type, String body) {
        JsonNode operation = DOCUMENT.path("paths").path(template(path)).path(method.toLowerCase(Locale.ROOT));
        JsonNode responses = operation.path("responses");
        assertThat(responses.isMissingNode())
                .as(method + " " + path + " is described")
                .isFalse();
        JsonNode response =
                resolve(responses.has("" + status) ? responses.get("" + status) : responses.path("default"));
        assertThat(response.isMissingNode())
                .as(method + " " + path + " → " + status)
                .isFalse();
        if (body.isEmpty()) {
            return;
        }
        String media = type.replaceAll(";.*", "");
        JsonNode content = response.path("content").path(media);
        assertThat(content.isMissingNode())
                .as(method + " " + path + " → " + status + " " + media)
                .isFalse();
        if (media.equals("application/json")) {
            validate(content.get("schema"), body);
        }
    }

    /** Fails unless a JSON text is as a named schema says. */
    static void check(String schema, String json) {
        ObjectNode reference = new YAMLMapper().createObjectNode();
        validate(reference.put("$ref", "#/components/schemas/" + schema), json);
    }

    private static void validate(JsonNode schema, String json) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", DOCUMENT.get("components"));
        Schema compiled = REGISTRY.getSchema(whole);
        assertThat(compiled.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    /** The described path that a request's is one of. */
    private static String template(String path) {
        if (path.startsWith("/tree/v1/stream/")) {
            return path.endsWith("/resize") ? "/tree/v1/stream/{id}/resize" : "/tree/v1/stream/{id}";
        }
        if (path.startsWith("/tree/v1/native/")) {
            return "/tree/v1/native/{path}/-/{target}";
        }
        return path.replaceFirst("^(/tree/v1/[a-z]+)/?.*", "$1/{path}");
    }

    private static JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : DOCUMENT.at(reference.asString().substring(1));
    }

    private static JsonNode read() {
        try {
            Path module = Path.of("").toAbsolutePath();
            return new YAMLMapper().readTree(Files.readString(module.resolve("../../protocol/openapi.yaml")));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
