package io.libswarm.bench;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.gate.Gate;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.node.Subtree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One node with a hundred children, as a real node behind its gate and as a bare Akka actor that answers the same messages. */
final class Network {
    static final NodePath PATH = NodePath.of("bench");
    static final int CHILDREN = 100;

    private Network() {}

    static NodeSummary summary(NodePath path) {
        return new NodeSummary(
                path,
                Kind.CONTAINER,
                RunState.RUNNING,
                Map.of("tier", "front", "rack", "r1"),
                Map.of("image", "busybox:latest", "id", "4f9c0a6d1f0b"),
                "Up 5 minutes",
                new Cursor("bench", 1, 1));
    }

    private static List<NodeSummary> children() {
        return IntStream.range(0, CHILDREN)
                .mapToObj(i -> summary(PATH.child("child-%03d".formatted(i))))
                .toList();
    }

    /** Answers get and list with messages that were made before. */
    static Behavior<NodeMessage> bare() {
        NodeReported node = new NodeReported(new NodeState(summary(PATH), Set.of(Verb.GET, Verb.LIST), null, null));
        ChildrenListed listed = new ChildrenListed(children(), null, List.of());
        return Behaviors.receive(NodeMessage.class)
                .onMessage(GetNode.class, query -> {
                    query.replyTo().tell(node);
                    return Behaviors.same();
                })
                .onMessage(ListChildren.class, query -> {
                    query.replyTo().tell(listed);
                    return Behaviors.same();
                })
                .build();
    }

    static Behavior<NodeMessage> gated() {
        return Gate.around(
                PATH, Top.HANDLERS.verbs(), GatePolicy.OPEN, OnCrash.RESUME, () -> Behaviors.setup(Top::new));
    }

    private static final class Top extends NodeBehavior<Top> {
        static final Handlers<Top> HANDLERS = NodeBehavior.<Top>basics().build();

        Top(ActorContext<NodeMessage> context) {
            super(context, new Subtree("bench", PATH, context.getSystem()), PATH);
            ActorRef<NodeMessage> self = context.getSelf();
            subtree().put(Network.summary(PATH), self, verbs());
            children().forEach(child -> subtree().put(child, self, verbs()));
        }

        @Override
        protected Handlers<Top> handlers() {
            return HANDLERS;
        }
    }
}
