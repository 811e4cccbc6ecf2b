package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.Secrets;
import io.libswarm.runtime.tree.Tree;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/**
 * What one member gives to each backend that it runs.
 *
 * @param member its name
 * @param tree asks other nodes
 * @param registry takes {@link DropBackend}
 * @param policy of the gates; that of movable backends asks the {@link Tenure} first
 * @param tenure whether this member may act for the movable backends that it has
 * @param meters where backends count and measure
 * @param directories where they keep what is their own
 */
record BackendStage(
        ActorSystem<?> system,
        String member,
        Tree tree,
        ActorRef<NodeMessage> registry,
        GatePolicy policy,
        Tenure tenure,
        MeterRegistry meters,
        BackendDirectories directories) {

    /** A backend's behaviour, gate and all, with a pool and a subtree of its own. */
    Behavior<NodeMessage> behavior(Placed placed) {
        NodePath path = NodePath.of(placed.name());
        BackendResources resources = new BackendResources(placed.name(), meters);
        GatePolicy gate = placed.backend().isMovable() ? tenure.before(policy) : policy;
        BackendContext context = new BackendContext(
                path,
                member,
                new Subtree(placed.name(), path, system),
                resources.blocking(),
                Secrets.LOCAL,
                tree,
                resources.meters(),
                directories.of(placed.name()),
                gate);
        return HostedBackend.create(placed, context, resources, registry);
    }

    /** Deletes what backends have left behind that nobody wants any more. */
    void sweep(Collection<WantedBackend> wanted) {
        directories.sweep(wanted, member);
    }
}
