package io.libswarm.runtime.http.dial;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP server: where it listens, and whether it is spoken to over TLS.
 *
 * @param tls null for plain text
 */
public record Endpoint(Address address, @Nullable Tls tls) {

    private static final String FORMS =
            " (expected: unix:///path, tcp://host:port, http://host[:port] or https://host[:port])";

    /**
     * Reads {@code unix:///path}, {@code tcp://host:port}, {@code http://host[:port]} or {@code https://host[:port]}.
     *
     * @param tls used for {@code tcp} and {@code https}; {@code https} without it trusts what the system trusts
     * @throws IllegalArgumentException when the text is none of these; the message shows it
     */
    public static Endpoint parse(String url, @Nullable Tls tls) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException("url: \"" + url + "\"" + FORMS, unreadable);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        return switch (scheme) {
            case "unix" -> new Endpoint(new Address.Unix(url.substring("unix://".length())), null);
            case "tcp" -> new Endpoint(tcp(url, uri, tls == null ? 2375 : 2376), tls);
            case "http" -> new Endpoint(tcp(url, uri, 80), null);
            case "https" -> new Endpoint(tcp(url, uri, 443), tls == null ? new Tls(null, null, null) : tls);
            default -> throw new IllegalArgumentException("url: \"" + url + "\"" + FORMS);
        };
    }

    private static Address tcp(String url, URI uri, int defaultPort) {
        String host = uri.getHost();
        boolean more = uri.getRawQuery() != null
                || !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
        if (host == null || more) {
            throw new IllegalArgumentException("url: \"" + url + "\"" + FORMS);
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Address.Tcp(bare, uri.getPort() < 0 ? defaultPort : uri.getPort());
    }

    /** What a request names in its {@code Host} header when the caller gives none. */
    String hostHeader() {
        return address instanceof Address.Tcp tcp ? tcp.toString().substring("tcp://".length()) : "localhost";
    }

    /** The address as a URL, for messages. */
    @Override
    public String toString() {
        return tls != null && address instanceof Address.Tcp
                ? "https" + address.toString().substring(3)
                : address.toString();
    }
}
