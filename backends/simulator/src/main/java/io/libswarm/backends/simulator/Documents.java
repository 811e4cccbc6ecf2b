package io.libswarm.backends.simulator;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NativeDocument;
import io.libswarm.protocol.NodeSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/** The simulator's own description of its nodes, as JSON. */
final class Documents {
    static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /** All about a node, padded to the size that the faults say. On the node's thread. */
    static NativeDocument of(SimulatedNode<?> node) {
        Map<String, Object> document = brief(node.known());
        node.describe(document);
        ByteString json = json(document);
        int pad = node.world().faults().documentBytes() - json.size();
        if (pad > 0 && !node.known().kind().equals(Kind.BACKEND)) {
            document.put("padding", "x".repeat(pad));
            json = json(document);
        }
        return NativeDocument.json(json);
    }

    /** What is remembered of a node. */
    static Map<String, Object> brief(NodeSummary summary) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", summary.path().toString());
        document.put("kind", summary.kind().value());
        document.put("state", summary.state().value());
        document.put("labels", summary.labels());
        return document;
    }

    static ByteString json(Map<String, Object> document) {
        try {
            return ByteString.fromArrayUnsafe(JSON.writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that is no JSON", e);
        }
    }
}
