package io.libswarm.runtime.spi;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.gate.Gate;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.tree.Tree;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the runtime gives one backend.
 *
 * @param path of the backend's node
 * @param member the name of the member that it runs on
 * @param subtree where it remembers its nodes; empty at first
 * @param blocking bounded executor of its own, for calls that block; full, it rejects
 * @param secrets reads secrets by reference
 * @param tree asks other nodes, wherever they live
 * @param meters where it counts and measures
 * @param dataDir a directory of its own that survives a restart of the member; may not exist yet
 * @param policy the gate policy of the runtime
 */
public record BackendContext(
        NodePath path,
        String member,
        Subtree subtree,
        Executor blocking,
        Secrets secrets,
        Tree tree,
        MeterRegistry meters,
        Path dataDir,
        GatePolicy policy) {

    /** A node's behaviour behind its gate. */
    public Behavior<NodeMessage> gated(
            NodePath node, Set<Verb> verbs, OnCrash onCrash, Supplier<Behavior<NodeMessage>> behavior) {
        return Gate.around(node, verbs, policy, onCrash, behavior);
    }

    /**
     * Spawns a child node behind its gate and puts it into the subtree.
     *
     * @param parent the actor that spawns it, on whose thread this is called
     * @return its actor
     */
    public ActorRef<NodeMessage> spawn(
            ActorContext<NodeMessage> parent,
            NodeSummary summary,
            Set<Verb> verbs,
            OnCrash onCrash,
            Supplier<Behavior<NodeMessage>> behavior) {
        return subtree.put(
                summary, () -> parent.spawnAnonymous(gated(summary.path(), verbs, onCrash, behavior)), verbs);
    }
}
