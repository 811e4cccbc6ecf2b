package io.libswarm.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may reach a listener: this machine only, or known clients only, unless the operator says otherwise. */
final class ListenPolicy {
    private static final Logger log = LoggerFactory.getLogger(HttpListener.class);

    private ListenPolicy() {}

    /** Refuses an address that is open to strangers, or warns when that is wanted. */
    static void check(ListenerSettings settings) throws UnknownHostException {
        if (!(settings.address() instanceof ListenAddress.Tcp tcp) || isLoopback(tcp.host())) {
            return;
        }
        TlsSettings tls = settings.tls();
        if (tls != null && tls.clientsAreKnown()) {
            return;
        }
        if (!settings.insecure()) {
            throw new IllegalArgumentException(
                    "listen: " + tcp
                            + " (expected: a loopback address, a Unix socket, TLS with client certificates, or insecure = true)");
        }
        log.warn("{} is open to everybody who can reach it: insecure = true", tcp);
    }

    private static boolean isLoopback(String host) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!address.isLoopbackAddress()) {
                return false;
            }
        }
        return true;
    }
}
