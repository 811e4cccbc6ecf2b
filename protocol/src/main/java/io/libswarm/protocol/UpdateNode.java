package io.libswarm.protocol;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Change your settings. Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param labels labels to set; a null value removes one
 * @param changes RFC 7386 JSON merge patch for the system's own settings; empty for none
 * @param replyTo where the one answer goes
 */
public record UpdateNode(
        QueryContext context, Map<String, @Nullable String> labels, ByteString changes, ActorRef<UpdateReply> replyTo)
        implements NodeQuery<UpdateReply> {
    public UpdateNode {
        labels = labels == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        changes = changes == null ? ByteString.emptyByteString() : changes;
    }

    @Override
    public Verb verb() {
        return Verb.UPDATE;
    }

    @Override
    public UpdateNode readdressed(QueryContext newContext, ActorRef<UpdateReply> newReplyTo) {
        return new UpdateNode(newContext, labels, changes, newReplyTo);
    }

    @Override
    public @Nullable String objection() {
        return labels.containsKey("") ? "label: an empty key (expected: a name)" : null;
    }

    /** Without values: they may be secrets. */
    @Override
    public String toString() {
        return "UpdateNode[" + context + ", labels=" + labels.keySet() + ", changes=" + changes.size() + " B, replyTo="
                + replyTo + "]";
    }
}
