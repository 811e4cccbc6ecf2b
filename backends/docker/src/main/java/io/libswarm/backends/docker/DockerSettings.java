package io.libswarm.backends.docker;

import io.libswarm.protocol.SettingInfo;
import io.libswarm.protocol.SettingType;
import io.libswarm.runtime.http.dial.DialSettings;
import io.libswarm.runtime.http.dial.Endpoint;
import io.libswarm.runtime.http.dial.Tls;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Schema;
import io.libswarm.runtime.spi.Secrets;
import io.libswarm.runtime.spi.Settings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One engine, and how patient to be with it.
 *
 * @param apiVersion such as {@code 1.41}; empty: the engine's own newest
 * @param within deadline of each call; a query's own is used where it is sooner
 * @param nativeWithin how long until the head of a native call's answer; those that wait for something wait that long
 * @param pingEvery how often the engine is asked whether it is there
 * @param pingWithin how long it may take to say so
 * @param listEvery how often the memory of it is compared with itself
 * @param pull whether an image that is missing is pulled
 */
record DockerSettings(
        Endpoint endpoint,
        DialSettings dial,
        String apiVersion,
        Duration within,
        Duration nativeWithin,
        Duration pingEvery,
        Duration pingWithin,
        Duration listEvery,
        boolean pull) {

    static final List<SettingInfo> SCHEMA = new Schema()
            .fallback(
                    "host",
                    SettingType.TEXT,
                    "unix:///var/run/docker.sock",
                    "the engine: unix:///path, tcp://host:port, http://host:port or https://host:port")
            .positional()
            .optional(
                    "tls-ca",
                    SettingType.SECRET,
                    "the engine's certificate authority, PEM; the system's own if left out")
            .optional("tls-cert", SettingType.SECRET, "the client's certificate, PEM")
            .optional("tls-key", SettingType.SECRET, "the client's private key, PEM")
            .optional("api-version", SettingType.TEXT, "such as 1.41; the engine's own newest if left out")
            .fallback("connect-timeout", SettingType.DURATION, "3s", "for a connection, TLS included")
            .fallback(
                    "timeout", SettingType.DURATION, "10s", "for each call, if the query's own deadline is not sooner")
            .fallback("native-timeout", SettingType.DURATION, "1h", "for a native call, which may wait for something")
            .fallback("ping-interval", SettingType.DURATION, "1s", "how often the engine is asked whether it is there")
            .fallback("ping-timeout", SettingType.DURATION, "3s", "silence after which the engine is lost")
            .fallback("list-interval", SettingType.DURATION, "30s", "how often memory is compared with the engine")
            .choice("pull", List.of("missing", "never"), "whether an image that the engine lacks is pulled")
            .list();

    /** Reads what the schema has checked; {@link InvalidSettings} when the endpoint or the secrets are of no use. */
    static DockerSettings of(Settings settings, Secrets secrets) {
        DialSettings defaults = DialSettings.defaults();
        return new DockerSettings(
                endpoint(settings, secrets),
                new DialSettings(
                        settings.duration("connect-timeout"), defaults.deadAfter(), defaults.idleConnections()),
                settings.optional("api-version").orElse(""),
                settings.duration("timeout"),
                settings.duration("native-timeout"),
                settings.duration("ping-interval"),
                settings.duration("ping-timeout"),
                settings.duration("list-interval"),
                settings.text("pull").equals("missing"));
    }

    private static Endpoint endpoint(Settings settings, Secrets secrets) {
        String ca = secret(settings, secrets, "tls-ca");
        String certificate = secret(settings, secrets, "tls-cert");
        String key = secret(settings, secrets, "tls-key");
        try {
            Tls tls = ca == null && certificate == null && key == null ? null : new Tls(ca, certificate, key);
            return Endpoint.parse(settings.text("host"), tls);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidSettings("host: " + wrong.getMessage());
        }
    }

    private static @Nullable String secret(Settings settings, Secrets secrets, String name) {
        return settings.optional(name).map(secrets::read).orElse(null);
    }
}
