package io.libswarm.runtime.gate;

/** What becomes of a node whose behaviour has thrown. All calls in flight are answered {@code INTERNAL} first. */
public enum OnCrash {
    /** It goes on with the state that it has; its children go on. */
    RESUME,
    /** It begins anew; its children end. */
    RESTART
}
