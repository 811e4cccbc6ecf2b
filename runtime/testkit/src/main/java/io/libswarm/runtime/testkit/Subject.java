package io.libswarm.runtime.testkit;

import io.libswarm.protocol.Header;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeSpecBuilder;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a conformance test tests. The suite knows nothing else about it, and never asks which backend it is. */
public interface Subject {

    /** What makes the backend. */
    BackendProvider provider();

    /** The settings to make it with. */
    default Map<String, List<String>> settings() {
        return Map.of();
    }

    /** Puts there what the backend needs, before it is made: targets, for one that stands before others. */
    default void prepare(Bench bench) {}

    /** The verbs that no node of it has: tested to be refused. All others are tested to work. */
    default Set<Verb> absent() {
        return EnumSet.noneOf(Verb.class);
    }

    /** The verbs that are not its own, but of the nodes that it leads to: a pool's or a pipe's targets. Tested to work. */
    default Set<Verb> borrowed() {
        return EnumSet.noneOf(Verb.class);
    }

    /** Where the suite spawns. */
    default NodePath spawnsAt(NodePath backend) {
        return backend;
    }

    /**
     * A task that writes {@code hello} and a line break to its output, and then runs until it is stopped. With an open input it echoes that
     * to its output.
     */
    default NodeSpecBuilder task() {
        return NodeSpec.builder().stdin(true).command("sh", "-c", "echo hello; cat");
    }

    /** How the names of its tasks begin, so that leftovers are known by it. */
    default String prefix() {
        return "conform-";
    }

    /** How many children paging is tried with. */
    default int many() {
        return 25;
    }

    /** Whether tasks can be named with any character. One that can't refuses those that it can't have by {@code INVALID}. */
    default boolean takesAnyName() {
        return true;
    }

    /** Whether labels can be changed. A backend that can't refuses that by {@code INVALID}. */
    default boolean changesLabels() {
        return true;
    }

    /** A directory within a task, where files can be written. */
    default String directory() {
        return "/tmp";
    }

    /** A command that writes without end. */
    default List<String> endless() {
        return List.of("yes");
    }

    /** A native call with {@code GET} at a task, which its system answers with 200 and a body. */
    default String nativeTarget() {
        return "/";
    }

    /** Headers that the native call needs. */
    default List<Header> nativeHeaders() {
        return List.of();
    }
}
