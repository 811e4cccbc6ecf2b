package io.libswarm.runtime.registry;

/**
 * What belongs on this member.
 *
 * @param placed what, and where: here
 * @param state what to do about it
 */
record Assignment(Placed placed, State state) {
    /** What to do about an instance that belongs here. */
    enum State {
        /** Its owner before may still run it: wait. */
        WAIT,
        /** Nobody else runs it: claim it. */
        CLAIM,
        /** Run it. */
        RUN
    }
}
