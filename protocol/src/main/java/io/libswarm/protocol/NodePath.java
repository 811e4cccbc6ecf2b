package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a node is in the tree: names from the root down. Written as {@code /east/host-1/web} with each name percent-encoded (RFC 3986), so
 * that a name may hold any character but a control character. Immutable; paths below one node share what is above.
 */
public final class NodePath implements Comparable<NodePath> {
    /** {@code /}. */
    public static final NodePath ROOT = new NodePath(null, "");

    private static final int DEEPEST = 100;

    private final @Nullable NodePath parent;
    private final String name;

    private NodePath(@Nullable NodePath parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    /**
     * Reads a path. A leading slash is optional, a trailing one is ignored.
     *
     * @throws IllegalArgumentException naming the segment that is no name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static NodePath parse(String text) {
        NodePath path = ROOT;
        int from = text.startsWith("/") ? 1 : 0;
        int end = text.endsWith("/") ? text.length() - 1 : text.length();
        while (from < end) {
            int slash = text.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            path = path.child(PathNames.decode(text.substring(from, to)));
            from = to + 1;
        }
        return path;
    }

    /** The path of these names, not encoded. */
    public static NodePath of(String... names) {
        NodePath path = ROOT;
        for (String name : names) {
            path = path.child(name);
        }
        return path;
    }

    /**
     * The path of a child.
     *
     * @param childName not encoded
     * @throws IllegalArgumentException when it is no name, or 100 names are above it
     */
    public NodePath child(String childName) {
        if (depth() >= DEEPEST) {
            throw new IllegalArgumentException(
                    "path: more than " + DEEPEST + " names (expected: at most " + DEEPEST + ")");
        }
        return new NodePath(this, PathNames.checked(childName));
    }

    /** The name within the parent, not encoded; empty for the root. */
    public String name() {
        return name;
    }

    /** The path above; the root's is the root. */
    public NodePath parent() {
        return parent == null ? this : parent;
    }

    public boolean isRoot() {
        return parent == null;
    }

    /** How many names it has. */
    public int depth() {
        int depth = 0;
        for (NodePath p = this; p.parent != null; p = p.parent) {
            depth++;
        }
        return depth;
    }

    /** The names from the root down. */
    public List<String> names() {
        ArrayDeque<String> names = new ArrayDeque<>();
        for (NodePath p = this; p.parent != null; p = p.parent) {
            names.addFirst(p.name);
        }
        return List.copyOf(names);
    }

    /** The first {@code depth} names of it. */
    public NodePath ancestor(int depth) {
        NodePath p = this;
        for (int d = depth(); d > depth; d--) {
            p = p.parent();
        }
        return p;
    }

    /** Whether the other is this one or below it. */
    public boolean contains(NodePath other) {
        int up = other.depth() - depth();
        return up >= 0 && other.ancestor(depth()).equals(this);
    }

    /** The name at that depth, from 0. */
    public String name(int index) {
        return ancestor(index + 1).name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof NodePath path && name.equals(path.name) && Objects.equals(parent, path.parent);
    }

    @Override
    public int hashCode() {
        return parent == null ? 1 : parent.hashCode() * 31 + name.hashCode();
    }

    @Override
    public int compareTo(NodePath other) {
        int depth = depth();
        int otherDepth = other.depth();
        int common = Math.min(depth, otherDepth);
        int byNames = ancestor(common).compareSameDepth(other.ancestor(common));
        return byNames != 0 ? byNames : Integer.compare(depth, otherDepth);
    }

    private int compareSameDepth(NodePath other) {
        if (parent == null || other.parent == null) {
            return 0;
        }
        int above = parent.compareSameDepth(other.parent);
        return above != 0 ? above : name.compareTo(other.name);
    }

    /** The canonical form: encoded, with a leading slash. */
    @JsonValue
    @Override
    public String toString() {
        if (parent == null) {
            return "/";
        }
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    /** How many bytes {@link #toString()} has. */
    int encodedLength() {
        int length = 1;
        for (NodePath p = this; p.parent != null; p = p.parent) {
            length += 1 + PathNames.encodedLength(p.name);
        }
        return length;
    }

    private void write(StringBuilder text) {
        if (parent != null) {
            parent.write(text);
            text.append('/').append(PathNames.encode(name));
        }
    }
}
