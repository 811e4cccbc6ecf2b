package io.libswarm.runtime.registry;

import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.LWWMapKey;
import io.libswarm.protocol.MessageSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the registry is in Distributed Data: all under {@code libswarm-}, which is durable. Backends are spread over {@value #BUCKETS} keys,
 * since one key travels as one message, which must stay below the frame.
 */
final class RegistryKeys {
    static final int BUCKETS = 16;
    /** Bytes that one bucket may take: what is left of a frame beside what the map itself needs. */
    static final int ROOM = MessageSize.LIMIT - 32 * 1024;

    static final Key<LWWMap<String, KnownMember>> MEMBERS = LWWMapKey.create("libswarm-members");
    static final Key<LWWMap<String, Claim>> CLAIMS = LWWMapKey.create("libswarm-claims");
    static final List<Key<LWWMap<String, WantedBackend>>> BACKENDS = IntStream.range(0, BUCKETS)
            .mapToObj(i -> LWWMapKey.<String, WantedBackend>create("libswarm-backends-" + i))
            .toList();

    private RegistryKeys() {}

    /** The key that holds a backend. */
    static Key<LWWMap<String, WantedBackend>> of(String backend) {
        return BACKENDS.get((int) Long.remainderUnsigned(Rendezvous.hash(backend), BUCKETS));
    }

    /** About how many bytes a backend takes in its bucket. */
    static int size(WantedBackend wanted) {
        int[] size = {256 + bytes(wanted.name())};
        wanted.labels().forEach((key, value) -> size[0] += bytes(key) + bytes(value) + 16);
        wanted.spec().settings().forEach((key, values) -> {
            size[0] += bytes(key) + 16;
            values.forEach(value -> size[0] += bytes(value) + 8);
        });
        return size[0];
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
