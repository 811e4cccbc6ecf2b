package io.libswarm.runtime.registry;

import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.ReplicatedData;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What this member has seen of the registry. Touched by the directory's thread only. */
final class RegistryView {
    private final Map<Key<?>, Map<String, WantedBackend>> buckets = new HashMap<>();
    private final Set<Key<?>> unread = new HashSet<>(RegistryKeys.BACKENDS);
    private Map<String, KnownMember> members = Map.of();
    private Map<String, Claim> claims = Map.of();

    RegistryView() {
        unread.add(RegistryKeys.MEMBERS);
        unread.add(RegistryKeys.CLAIMS);
    }

    /** What has not been read from a majority yet. */
    Set<Key<?>> unread() {
        return Set.copyOf(unread);
    }

    void read(Key<?> key) {
        unread.remove(key);
    }

    @SuppressWarnings("unchecked")
    void apply(Key<?> key, ReplicatedData data) {
        if (key.equals(RegistryKeys.MEMBERS)) {
            members = ((LWWMap<String, KnownMember>) data).getEntries();
        } else if (key.equals(RegistryKeys.CLAIMS)) {
            claims = ((LWWMap<String, Claim>) data).getEntries();
        } else {
            buckets.put(key, ((LWWMap<String, WantedBackend>) data).getEntries());
        }
    }

    Collection<WantedBackend> wanted() {
        Map<String, WantedBackend> wanted = new TreeMap<>();
        buckets.values().forEach(wanted::putAll);
        return wanted.values();
    }

    Map<String, KnownMember> members() {
        return members;
    }

    Map<String, Claim> claims() {
        return claims;
    }
}
