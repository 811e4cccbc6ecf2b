package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.NodeMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the directory tells those on this member who see a backend come or go.
 *
 * @param instances all there are
 */
record Whereabouts(List<Located> instances) {
    Whereabouts {
        instances = List.copyOf(instances);
    }

    /** An instance, and its actor; null while it runs nowhere that can be reached. */
    record Located(Placed placed, @Nullable ActorRef<NodeMessage> ref) {}

    /** The same, for the root node. */
    DirectoryChanged forRoot() {
        List<Instance> told = new ArrayList<>();
        for (Located each : instances) {
            WantedBackend backend = each.placed().backend();
            told.add(new Instance(
                    each.placed().name(),
                    backend.spec(),
                    backend.labels(),
                    each.placed().member(),
                    each.ref()));
        }
        return new DirectoryChanged(told);
    }
}
