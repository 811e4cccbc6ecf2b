package io.libswarm.runtime.spi;

import io.libswarm.protocol.Verb;
import java.util.EnumSet;
import java.util.Set;

/** The verbs that every backend's own node has. The runtime itself answers remove and describe. */
public final class BackendVerbs {
    private static final Set<Verb> OF_EVERY =
            EnumSet.of(Verb.LIST, Verb.RESOLVE, Verb.GET, Verb.WATCH, Verb.REMOVE, Verb.DESCRIBE);

    private BackendVerbs() {}

    /** These and what the provider's behaviour adds. */
    public static Set<Verb> and(Set<Verb> others) {
        EnumSet<Verb> verbs = EnumSet.copyOf(OF_EVERY);
        verbs.addAll(others);
        return Set.copyOf(verbs);
    }
}
