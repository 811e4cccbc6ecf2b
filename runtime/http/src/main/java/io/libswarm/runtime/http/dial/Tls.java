package io.libswarm.runtime.http.dial;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What to trust and how to present oneself. The peer's certificate must always carry the host's name.
 *
 * @param ca the certificates to trust as PEM text; null for the system's own
 * @param certificate the client's certificate chain as PEM text; null to present none
 * @param key the client's private key (PKCS#8 or PKCS#1) as PEM text; given if and only if a certificate is
 */
public record Tls(
        @Nullable String ca,
        @Nullable String certificate,
        @Nullable String key) {

    public Tls {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException(
                    "tls: " + (certificate == null ? "a key without a certificate" : "a certificate without a key")
                            + " (expected: both or neither)");
        }
    }

    SslContext context() {
        SslContextBuilder builder = SslContextBuilder.forClient();
        try {
            if (ca != null) {
                builder.trustManager(pem(ca));
            }
            if (certificate != null && key != null) {
                builder.keyManager(pem(certificate), pem(key));
            }
            return builder.build();
        } catch (SSLException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "tls: " + unreadable.getMessage() + " (expected: PEM texts)", unreadable);
        }
    }

    private static InputStream pem(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Shows which parts are given, and none of them. */
    @Override
    public String toString() {
        return "Tls[ca=" + (ca != null) + ", certificate=" + (certificate != null) + "]";
    }
}
