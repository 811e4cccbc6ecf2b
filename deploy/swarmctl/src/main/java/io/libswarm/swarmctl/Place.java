package io.libswarm.swarmctl;

import io.libswarm.runtime.http.dial.Endpoint;
import io.libswarm.runtime.http.dial.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a door is.
 *
 * @param host its URL
 * @param ca file with the certificates to trust; null for the system's
 * @param cert file with one's own certificate; null for none
 * @param key file with its key
 */
record Place(
        String host,
        @Nullable String ca,
        @Nullable String cert,
        @Nullable String key) {

    static Place of(String host) {
        return new Place(host, null, null, null);
    }

    Endpoint endpoint() throws IOException {
        boolean tls = ca != null || cert != null || key != null;
        return Endpoint.parse(host, tls ? new Tls(pem(ca), pem(cert), pem(key)) : null);
    }

    private static @Nullable String pem(@Nullable String file) throws IOException {
        if (file == null) {
            return null;
        }
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw CommandFailure.usage("certificate file: " + file + " can't be read (expected: a PEM file)");
        }
    }
}
