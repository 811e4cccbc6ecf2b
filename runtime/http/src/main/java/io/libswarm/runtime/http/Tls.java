package io.libswarm.runtime.http;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds the server side of TLS from its files. */
final class Tls {
    private Tls() {}

    static SslContext context(TlsSettings settings) throws IOException {
        readable("certificate", settings.certificateChain());
        readable("key", settings.privateKey());
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                            settings.certificateChain().toFile(),
                            settings.privateKey().toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2");
            Path authority = settings.clientAuthority();
            if (authority != null) {
                readable("client authority", authority);
                builder.trustManager(authority.toFile()).clientAuth(ClientAuth.REQUIRE);
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "tls: " + settings.certificateChain() + ", " + settings.privateKey()
                            + " (expected: PEM files, the key in PKCS#8 without password)",
                    e);
        }
    }

    private static void readable(String what, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("tls " + what + ": " + file + " (expected: a readable PEM file)");
        }
    }
}
