package io.libswarm.client;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.libswarm.protocol.ErrorCode;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The actor system of one client: remoting, and no membership. */
final class ClientSystem {

    private ClientSystem() {}

    static ActorSystem<Void> start(ClientSettings settings) {
        Config config = ConfigFactory.empty()
                .withValue("akka.remote.artery.canonical.hostname", ConfigValueFactory.fromAnyRef(settings.host()))
                .withValue("akka.remote.artery.canonical.port", ConfigValueFactory.fromAnyRef(settings.port()))
                .withFallback(ConfigFactory.parseResources(ClientSystem.class, "/libswarm-client.conf"))
                .withFallback(ConfigFactory.load())
                .resolve();
        try {
            return ActorSystem.create(Behaviors.empty(), "libswarm-client", config);
        } catch (RuntimeException e) {
            throw new SwarmException(
                    ErrorCode.UNAVAILABLE,
                    "can't listen at " + settings.host() + ":" + settings.port()
                            + " (expected: an address of this machine and a free port)");
        }
    }

    /** Where the link runs, so that a callback that blocks doesn't make the client look dead. */
    static Props apartFromCallbacks() {
        return DispatcherSelector.fromConfig("akka.actor.internal-dispatcher");
    }

    static void stop(ActorSystem<?> system) {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            system.log().warn("the client's actor system takes long to end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
