package io.libswarm.backends.docker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.Subtree;

/** An image, a network or a volume. */
final class ThingNode extends EngineNode<ThingNode> {

    static final Handlers<ThingNode> HANDLERS =
            EngineNode.<ThingNode>engineBasics().build();

    private ThingNode(
            ActorContext<NodeMessage> context,
            Subtree subtree,
            NodePath path,
            EnginePort port,
            ActorRef<NodeMessage> parent,
            EngineObject object) {
        super(context, subtree, path, port, parent, object);
    }

    static Behavior<NodeMessage> create(
            Subtree subtree, NodePath path, EnginePort port, ActorRef<NodeMessage> parent, EngineObject object) {
        return Behaviors.setup(context -> new ThingNode(context, subtree, path, port, parent, object));
    }

    @Override
    protected Handlers<ThingNode> handlers() {
        return HANDLERS;
    }
}
