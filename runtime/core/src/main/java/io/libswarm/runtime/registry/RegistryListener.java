package io.libswarm.runtime.registry;

import java.util.Map;

/** Told by the directory what the member itself has to know. Called on its thread: must not block. */
public interface RegistryListener {

    /** Whether the member is up and knows the registry. Called often. */
    void readyIs(boolean ready);

    /** Host and port of all members that there are or were and did not leave for good, by their names. */
    void membersAre(Map<String, String> addresses);
}
