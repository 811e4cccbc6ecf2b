package io.libswarm.client;

import java.time.Duration;
import java.util.List;

/**
 * How a client connects.
 *
 * @param contacts {@code host:port} of the cluster transport of some members, as they name themselves; at least one
 * @param cluster the name of the cluster
 * @param host this machine's name or address, by which members can reach it
 * @param port where to listen for answers; 0 for any
 * @param connecting how long {@link SwarmClient#connect} may take
 * @param asking how long a query may take, unless it is asked with a deadline of its own
 */
public record ClientSettings(
        List<String> contacts, String cluster, String host, int port, Duration connecting, Duration asking) {

    public ClientSettings {
        contacts = List.copyOf(contacts);
        if (contacts.isEmpty()) {
            throw new IllegalArgumentException("contacts: none (expected: host:port of at least one member)");
        }
        contacts.forEach(ClientSettings::check);
    }

    /** Loopback, any port, ten seconds to connect, thirty to ask. */
    public static ClientSettings of(String... contacts) {
        return new ClientSettings(
                List.of(contacts), "libswarm", "127.0.0.1", 0, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /** The same for another cluster name. */
    public ClientSettings withCluster(String newCluster) {
        return new ClientSettings(contacts, newCluster, host, port, connecting, asking);
    }

    /** The same, reachable at another address. */
    public ClientSettings withHost(String newHost, int newPort) {
        return new ClientSettings(contacts, cluster, newHost, newPort, connecting, asking);
    }

    /** The same with other times. */
    public ClientSettings withTimes(Duration newConnecting, Duration newAsking) {
        return new ClientSettings(contacts, cluster, host, port, newConnecting, newAsking);
    }

    private static void check(String contact) {
        int colon = contact.lastIndexOf(':');
        if (colon < 1 || !contact.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("contact: '" + contact + "' (expected: host:port)");
        }
        int port = Integer.parseInt(contact.substring(colon + 1));
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("contact: '" + contact + "' (expected: a port of 1 to 65535)");
        }
    }
}
