package io.libswarm.protocol;

import java.util.Map;

/**
 * What a parent remembers of a child, and lists and watches carry.
 *
 * @param path the one canonical path of the node
 * @param kind what it stands for
 * @param state the state that it is in
 * @param labels as the system has them
 * @param attributes small facts under well-known names (see SPEC.md): {@code id image command created ports exit-code address ...}
 * @param summary one line for a person
 * @param cursor the change that made it so
 */
public record NodeSummary(
        NodePath path,
        Kind kind,
        RunState state,
        Map<String, String> labels,
        Map<String, String> attributes,
        String summary,
        Cursor cursor) {

    public NodeSummary {
        state = state == null ? RunState.UNKNOWN : state;
        summary = summary == null ? "" : summary;
        labels = Copies.map(labels);
        attributes = Copies.map(attributes);
    }

    /** The name within its parent. */
    public String name() {
        return path.name();
    }

    /** The same in another state, by a later change. */
    public NodeSummary in(RunState newState, String newSummary, Cursor newCursor) {
        return new NodeSummary(path, kind, newState, labels, attributes, newSummary, newCursor);
    }

    /** The same, stamped with the change that made it so. */
    public NodeSummary at(Cursor newCursor) {
        return new NodeSummary(path, kind, state, labels, attributes, summary, newCursor);
    }

    /** Without labels and attributes: a command line may hold a secret. */
    @Override
    public String toString() {
        return "NodeSummary[" + path + ", " + kind + ", " + state + ", '" + summary + "', " + cursor + "]";
    }
}
