package io.libswarm.runtime.http.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.NativeDocument;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.PeerFailure;
import java.util.Locale;

/** Nodes as JSON. */
final class NodeJson {
    private NodeJson() {}

    static ObjectNode of(NodeSummary node) {
        ObjectNode json = Json.object()
                .put("path", node.path().toString())
                .put("name", node.name())
                .put("kind", node.kind().value())
                .put("state", node.state().value());
        json.set("labels", Json.map(node.labels()));
        json.set("attributes", Json.map(node.attributes()));
        return json.put("summary", node.summary()).put("cursor", node.cursor().toString());
    }

    static ObjectNode of(NodeState node) {
        ObjectNode json = of(node.summary());
        json.set(
                "verbs",
                Json.array(node.verbs().stream().sorted().map(Enum::name).toList()));
        if (node.exitStatus() != null) {
            json.put("exitStatus", node.exitStatus());
        }
        NativeDocument document = node.document();
        if (document != null) {
            json.put("nativeType", document.mediaType());
            json.set("native", content(document));
        }
        return json;
    }

    static ObjectNode of(ChildrenListed list) {
        ObjectNode json = Json.object();
        var children = json.putArray("children");
        for (NodeSummary child : list.children()) {
            children.add(of(child));
        }
        if (list.cursor() != null) {
            json.put("cursor", list.cursor());
        }
        var failures = json.putArray("failures");
        for (PeerFailure failure : list.failures()) {
            failures.addObject().put("path", failure.path().toString()).set("error", ErrorJson.of(failure.failure()));
        }
        return json;
    }

    /** JSON as JSON; all else, and what only claims to be JSON, as text. */
    private static JsonNode content(NativeDocument document) {
        if (document.mediaType().toLowerCase(Locale.ROOT).contains("json")) {
            try {
                return Json.read(document.content());
            } catch (IllegalArgumentException noJson) {
                return Json.text(document.content().utf8String());
            }
        }
        return Json.text(document.content().utf8String());
    }
}
