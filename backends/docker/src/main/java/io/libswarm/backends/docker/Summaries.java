package io.libswarm.backends.docker;

import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.NativeDocument;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Verb;
import java.util.Set;

/** What an engine has, at its place in the tree. */
final class Summaries {

    private Summaries() {}

    static NodeSummary of(EngineObject object, NodePath path, Cursor cursor) {
        return new NodeSummary(
                path, object.kind(), object.state(), object.labels(), object.attributes(), object.summary(), cursor);
    }

    static NodeState state(EngineObject object, NodeSummary summary, Set<Verb> verbs) {
        return new NodeState(summary, verbs, object.exitStatus(), NativeDocument.json(object.document()));
    }

    /** Docker's short form of an id. */
    static String shortId(String id) {
        String hex = id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
        return hex.length() <= 12 ? hex : hex.substring(0, 12);
    }
}
