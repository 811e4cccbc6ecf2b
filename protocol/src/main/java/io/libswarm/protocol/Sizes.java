package io.libswarm.protocol;

import akka.actor.ActorPath;
import akka.actor.typed.ActorRef;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many bytes the parts of messages take as CBOR at most: their values, the names of their fields and the marks around them. */
final class Sizes {
    /** The mark before a text or bytes, and a number, at most. */
    private static final int MARK = 9;

    /** A reference to a stream, or to an actor without its path: system, host and port. */
    static final int REFERENCE = 512;

    private Sizes() {}

    static int of(@Nullable String text) {
        return MARK + (text == null ? 0 : Utf8.length(text));
    }

    static int of(@Nullable Map<String, ? extends @Nullable String> map) {
        int size = MARK;
        if (map != null) {
            for (Map.Entry<String, ? extends @Nullable String> e : map.entrySet()) {
                size += of(e.getKey()) + of(e.getValue());
            }
        }
        return size;
    }

    static int of(Collection<String> texts) {
        int size = MARK;
        for (String text : texts) {
            size += of(text);
        }
        return size;
    }

    static int ofVerbs(Collection<Verb> verbs) {
        return MARK + 24 * verbs.size();
    }

    static int of(@Nullable NodePath path) {
        return MARK + (path == null ? 0 : path.encodedLength());
    }

    static int of(@Nullable Cursor cursor) {
        return cursor == null ? 8 : 64 + of(cursor.source());
    }

    static int of(QueryContext context) {
        Principal principal = context.principal();
        return 96
                + of(principal.name())
                + of(principal.roles())
                + of(context.requestId().value())
                + of(context.trace());
    }

    static int of(NodeSummary s) {
        return 96
                + of(s.path())
                + of(s.kind().value())
                + of(s.state().value())
                + of(s.labels())
                + of(s.attributes())
                + of(s.summary())
                + of(s.cursor());
    }

    static int of(NodeState node) {
        NativeDocument document = node.document();
        int size = 96 + of(node.summary()) + ofVerbs(node.verbs());
        return document == null
                ? size
                : size
                        + 32
                        + of(document.mediaType())
                        + MARK
                        + document.content().size();
    }

    static int of(NodeHandle handle) {
        return 64 + of(handle.path()) + of(handle.ref()) + of(handle.kind().value()) + ofVerbs(handle.verbs());
    }

    /** Counts the path's names without making a text of them. */
    static int of(ActorRef<?> ref) {
        int size = REFERENCE;
        ActorPath root = ref.path().root();
        for (ActorPath path = ref.path(); !path.equals(root); path = path.parent()) {
            size += 1 + path.name().length();
        }
        return size;
    }

    static int of(@Nullable Failure failure) {
        return failure == null ? 8 : 96 + of(failure.message()) + of(failure.path());
    }

    static int ofHeaders(Collection<Header> headers) {
        int size = MARK;
        for (Header header : headers) {
            size += 16 + of(header.name()) + of(header.value());
        }
        return size;
    }
}
