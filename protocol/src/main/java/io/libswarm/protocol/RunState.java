package io.libswarm.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The state that a node is in. Open: a backend maps its own words to these where they fit.
 *
 * @param value lower case
 */
public record RunState(@JsonValue String value) {
    public static final RunState CREATED = new RunState("created");
    public static final RunState PENDING = new RunState("pending");
    public static final RunState RUNNING = new RunState("running");
    public static final RunState PAUSED = new RunState("paused");
    public static final RunState STOPPING = new RunState("stopping");
    public static final RunState EXITED = new RunState("exited");
    public static final RunState FAILED = new RunState("failed");
    /** There and usable: what does not run, such as an image, a volume or a network. */
    public static final RunState AVAILABLE = new RunState("available");
    /** Its owner can't be reached; what else is known of it is from before. */
    public static final RunState LOST = new RunState("lost");

    public static final RunState UNKNOWN = new RunState("unknown");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunState {}

    @Override
    public String toString() {
        return value;
    }
}
