package io.libswarm.backends.docker;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Tcp;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.runtime.http.dial.Address;
import io.libswarm.runtime.http.dial.Endpoint;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where a port of a container can be reached from here: where it is published, or the container itself when the engine is local. */
record PublishedPort(String host, int number) {

    /** Throws {@link IllegalArgumentException} when there is no such place. */
    static PublishedPort of(ByteString document, int port, Endpoint engine) {
        JsonNode settings = Json.read(document).path("NetworkSettings");
        JsonNode published = settings.path("Ports").path(port + "/tcp").path(0);
        String engineHost = engine.address() instanceof Address.Tcp tcp ? tcp.host() : "127.0.0.1";
        if (published.path("HostPort").isTextual()) {
            String bound = published.path("HostIp").asText();
            boolean everywhere = bound.isEmpty() || bound.equals("0.0.0.0") || bound.equals("::");
            return new PublishedPort(
                    everywhere ? engineHost : bound, published.path("HostPort").asInt());
        }
        String own = ContainerMapping.address(settings);
        boolean local = engineHost.equals("localhost") || engineHost.startsWith("127.") || engineHost.equals("::1");
        if (!local || own.isEmpty()) {
            throw new IllegalArgumentException(
                    "port: " + port + " is not published (expected: a published TCP port of a "
                            + "running container, or an engine on this host)");
        }
        return new PublishedPort(own, port);
    }

    Flow<ByteString, ByteString, ?> connect(ActorSystem<?> system, Duration within) {
        return Tcp.get(system)
                .outgoingConnection(
                        InetSocketAddress.createUnresolved(host, number),
                        Optional.empty(),
                        List.of(),
                        true,
                        Optional.of(within),
                        Optional.empty());
    }
}
