package io.libswarm.protocol;

import akka.util.ByteString;

/**
 * A system's own description of a node, byte for byte.
 *
 * @param mediaType such as {@code application/json}
 * @param content at most {@link MessageSize#LIMIT} with the rest of its message; larger ones are read with a native call
 */
public record NativeDocument(String mediaType, ByteString content) {

    /** A JSON document. */
    public static NativeDocument json(ByteString content) {
        return new NativeDocument("application/json", content);
    }

    /** A JSON document from text. */
    public static NativeDocument json(String content) {
        return json(ByteString.fromString(content));
    }

    @Override
    public String toString() {
        return "NativeDocument[" + mediaType + ", " + content.size() + " B]";
    }
}
