package io.libswarm.protocol;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backend's description of itself.
 *
 * @param name its name at the root
 * @param provider what made it
 * @param emulated verbs that it has only by polling or the like
 * @param features open words for what goes beyond the verbs
 * @param protocol which versions of this protocol it speaks
 * @param health how it is
 * @param member where it runs; null for a provider that is only described
 */
public record BackendInfo(
        String name,
        ProviderInfo provider,
        Set<Verb> emulated,
        Set<String> features,
        ProtocolRange protocol,
        Health health,
        @Nullable String member) {
    public BackendInfo {
        emulated = Copies.set(emulated);
        features = Copies.set(features);
    }
}
