package io.libswarm.swarmd;

import io.libswarm.runtime.http.ListenAddress;
import io.libswarm.runtime.http.ListenerSettings;
import io.libswarm.runtime.http.TlsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads where a daemon listens. */
final class Doors {
    private final Given given;
    private final Problems problems;

    Doors(Given given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    List<ListenerSettings> all(boolean insecure) {
        TlsSettings tls = tls();
        List<String> urls = given.all(DaemonOption.LISTEN);
        List<ListenerSettings> doors = new ArrayList<>();
        for (String url : urls.isEmpty() ? List.of(DaemonSettings.USUAL_DOOR) : urls) {
            try {
                ListenAddress address = ListenAddress.parse(url);
                ListenerSettings door = ListenerSettings.of(address).withInsecure(insecure);
                doors.add(address instanceof ListenAddress.Tcp ? door.withTls(tls) : door);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return List.copyOf(doors);
    }

    private @Nullable TlsSettings tls() {
        Path certificate = file(DaemonOption.TLS_CERT);
        Path key = file(DaemonOption.TLS_KEY);
        Path clientAuthority = file(DaemonOption.TLS_CLIENT_CA);
        if (certificate != null && key != null) {
            return new TlsSettings(certificate, key, clientAuthority);
        }
        if (certificate != null || key != null || clientAuthority != null) {
            problems.add("--tls-cert and --tls-key", "only one of them, or none with --tls-client-ca", "both");
        }
        return null;
    }

    private @Nullable Path file(DaemonOption option) {
        Given.Entry entry = given.find(option).orElse(null);
        if (entry == null) {
            return null;
        }
        Path file = Path.of(entry.last());
        if (!Files.isReadable(file)) {
            problems.add(entry.from(), file, "a PEM file that can be read");
        }
        return file;
    }
}
