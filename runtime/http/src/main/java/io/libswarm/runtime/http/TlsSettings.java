package io.libswarm.runtime.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A listener's TLS: PEM files.
 *
 * @param certificateChain the server's certificate, and those that lead to its authority
 * @param privateKey its key (PKCS#8, without password)
 * @param clientAuthority if given, every client must show a certificate that one of these signed
 */
public record TlsSettings(
        Path certificateChain, Path privateKey, @Nullable Path clientAuthority) {
    /** Whether only clients with a certificate get in. */
    public boolean clientsAreKnown() {
        return clientAuthority != null;
    }
}
