package io.libswarm.backends.dockerserver;

import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.SettingInfo;
import io.libswarm.protocol.SettingType;
import io.libswarm.runtime.http.ListenAddress;
import io.libswarm.runtime.http.ListenerSettings;
import io.libswarm.runtime.http.TlsSettings;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Schema;
import io.libswarm.runtime.spi.Settings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a front end listens, over what, and how it shows and places.
 *
 * @param listeners at least one
 * @param target whose hosts and containers are shown
 * @param hostNames whether names are shown as {@code host/name}
 * @param strategy which of the hosts that would do is taken
 * @param overcommit how much more than a host has may be reserved on it, as a part of that
 */
record FrontSettings(
        List<ListenerSettings> listeners, NodePath target, boolean hostNames, String strategy, double overcommit) {

    static final List<SettingInfo> SCHEMA = new Schema()
            .many("listen", SettingType.TEXT, "tcp://host:port or unix:///path; tcp://127.0.0.1:2375 if left out")
            .positional()
            .required("target", SettingType.PATH, "the node whose hosts are served: a pool, a backend, or / for all")
            .choice("names", List.of("plain", "host"), "how containers are called in lists: web, or host-1/web")
            .choice("strategy", List.of("spread", "binpack", "random"), "which host a new container goes to")
            .fallback("overcommit", SettingType.FRACTION, "0.05", "how much more than it has may be reserved on a host")
            .fallback("socket-mode", SettingType.TEXT, "rw-rw----", "the permissions of a Unix socket, as in rw-rw----")
            .optional("socket-group", SettingType.TEXT, "the group that owns a Unix socket")
            .optional("tls-cert", SettingType.TEXT, "file with the server's certificate chain, PEM: TCP with TLS only")
            .optional("tls-key", SettingType.TEXT, "file with its private key, PKCS#8 PEM")
            .optional("tls-client-ca", SettingType.TEXT, "file with the authority of client certificates, PEM")
            .fallback("insecure", SettingType.FLAG, "false", "whether strangers may reach an address without TLS")
            .list();

    /** Reads what the schema has checked; {@link InvalidSettings} when it makes no sense. */
    static FrontSettings of(Settings settings) {
        List<String> addresses = settings.all("listen");
        try {
            return new FrontSettings(
                    (addresses.isEmpty() ? List.of("tcp://127.0.0.1:2375") : addresses)
                            .stream()
                                    .map(address -> listener(address, settings))
                                    .toList(),
                    settings.path("target"),
                    settings.text("names").equals("host"),
                    settings.text("strategy"),
                    settings.fraction("overcommit"));
        } catch (IllegalArgumentException wrong) {
            throw new InvalidSettings(String.valueOf(wrong.getMessage()));
        }
    }

    private static ListenerSettings listener(String text, Settings settings) {
        ListenAddress address = ListenAddress.parse(text);
        if (address instanceof ListenAddress.Unix unix) {
            String group = settings.optional("socket-group").orElse(null);
            return ListenerSettings.of(new ListenAddress.Unix(unix.path(), settings.text("socket-mode"), group));
        }
        return ListenerSettings.of(address).withTls(tls(settings)).withInsecure(settings.flag("insecure"));
    }

    private static @Nullable TlsSettings tls(Settings settings) {
        String certificate = settings.optional("tls-cert").orElse(null);
        String key = settings.optional("tls-key").orElse(null);
        Path authority = settings.optional("tls-client-ca").map(Path::of).orElse(null);
        if (certificate == null && key == null && authority == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new InvalidSettings("tls-cert, tls-key: one is missing (expected: both, for TLS)");
        }
        return new TlsSettings(Path.of(certificate), Path.of(key), authority);
    }
}
