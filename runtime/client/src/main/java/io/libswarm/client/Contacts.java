package io.libswarm.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which members may be asked for a session, in turn. Touched by one actor's thread only. */
final class Contacts {
    private final List<String> given;
    private final List<String> all;
    private int next;

    Contacts(List<String> given) {
        this.given = List.copyOf(given);
        this.all = new ArrayList<>(given);
        Collections.shuffle(all);
    }

    /** The next one; each comes once before any comes again. */
    String next() {
        String contact = all.get(next % all.size());
        next = (next + 1) % all.size();
        return contact;
    }

    /** Adds what a member says of the others; forgets those that it no longer knows, unless they were given. */
    void learn(List<String> members) {
        Set<String> known = new LinkedHashSet<>(members);
        known.addAll(given);
        all.removeIf(contact -> !known.contains(contact));
        known.stream().filter(contact -> !all.contains(contact)).forEach(all::add);
        next %= all.size();
    }

    @Override
    public String toString() {
        return String.join(", ", all);
    }
}
