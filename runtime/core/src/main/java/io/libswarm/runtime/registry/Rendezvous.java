package io.libswarm.runtime.registry;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Highest-random-weight hashing: each name ranks all members by a hash of both, and takes the first. When a member goes, only what it had
 * moves; the same on every JVM and in every version.
 */
final class Rendezvous {
    private Rendezvous() {}

    /** The member for a name; null when there is none. */
    static @Nullable String choose(String name, Collection<String> members) {
        return members.stream()
                .max(Comparator.<String>comparingLong(member -> mix(hash(name) ^ mix(hash(member))))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    /** FNV-1a, 64 bits. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
