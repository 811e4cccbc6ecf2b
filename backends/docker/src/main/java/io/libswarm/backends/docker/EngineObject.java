package io.libswarm.backends.docker;

import akka.util.ByteString;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.RunState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an engine keeps, in the protocol's words but for its place in the tree.
 *
 * @param id the engine's own, unchanging
 * @param name what it would like to be called in the tree
 * @param exitStatus how it ended, if it did
 * @param document the engine's description, byte for byte
 */
record EngineObject(
        String id,
        String name,
        Kind kind,
        RunState state,
        Map<String, String> labels,
        Map<String, String> attributes,
        String summary,
        @Nullable Integer exitStatus,
        ByteString document) {

    EngineObject {
        labels = Map.copyOf(labels);
        attributes = Map.copyOf(attributes);
    }
}
