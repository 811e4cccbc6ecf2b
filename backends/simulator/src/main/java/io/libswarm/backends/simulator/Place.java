package io.libswarm.backends.simulator;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;

/** Where containers are: a host, or the backend itself. Shared by all containers there. Any thread. */
final class Place {
    private final World world;
    private volatile boolean lost;

    /** Tells a host to spawn what its backend was asked for. The call stays in flight at the backend. */
    record Placed(Call<SpawnNode, SpawnReply> call, String name, ActorRef<NodeMessage> backend)
            implements NodeMessage {}

    /** Tells the backend that a name is taken by now, or will not be. */
    record Settled(String name) implements NodeMessage {}

    /** Tells a host to go lost, or to come back. */
    record Reach(boolean lost) implements NodeMessage {}

    /** Tells a container that its host went lost, or came back. */
    enum ReachChanged implements NodeMessage {
        INSTANCE
    }

    Place(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    /** Whether it can't be reached. */
    boolean isLost() {
        return lost;
    }

    void lost(boolean now) {
        lost = now;
    }
}
