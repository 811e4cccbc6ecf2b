package io.libswarm.runtime.gate;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.util.ByteString;
import io.libswarm.protocol.*;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.node.Subtree;
import java.util.Map;

/** A node for tests that does each thing a node may do wrong: which one is asked for by a signal to stop. */
public final class OddNode extends NodeBehavior<OddNode> {
    private static final Handlers<OddNode> HANDLERS = NodeBehavior.<OddNode>basics()
            .on(StartNode.class, OddNode::onStart)
            .on(StopNode.class, OddNode::onStop)
            .on(GetNode.class, OddNode::onGet)
            .on(RemoveNode.class, OddNode::onRemove)
            .build();

    private int started;

    private OddNode(ActorContext<NodeMessage> context, Subtree subtree, NodePath path) {
        super(context, subtree, path);
        subtree.put(
                new NodeSummary(path, Kind.TASK, RunState.RUNNING, Map.of(), Map.of(), "odd", new Cursor("", 0, 0)),
                context.getSelf(),
                verbs());
    }

    public static Behavior<NodeMessage> create(NodePath path, GatePolicy policy, OnCrash onCrash) {
        return Gate.around(
                path,
                HANDLERS.verbs(),
                policy,
                onCrash,
                () -> Behaviors.setup(
                        context -> new OddNode(context, new Subtree(path.name(), path, context.getSystem()), path)));
    }

    @Override
    protected Handlers<OddNode> handlers() {
        return HANDLERS;
    }

    /** Counts: the answer's exit status is how often it was started. */
    private void onStart(Call<StartNode, StartReply> call) {
        started++;
        call.reply(new NodeStarted(new NodeState(summary(), verbs(), started, null), false));
    }

    private void onStop(Call<StopNode, StopReply> call) {
        String how = String.valueOf(call.query().signal());
        if (how.equals("crash")) {
            throw new IllegalStateException("on purpose");
        } else if (how.equals("end")) {
            end();
        }
        // Anything else is never answered.
    }

    private void onGet(Call<GetNode, GetReply> call) {
        ByteString content = call.query().freshness() == Freshness.FRESH
                ? ByteString.fromArray(new byte[MessageSize.LIMIT + 1])
                : ByteString.fromString("{}");
        call.reply(new NodeReported(new NodeState(summary(), verbs(), started, NativeDocument.json(content))));
    }

    private void onRemove(Call<RemoveNode, RemoveReply> call) {
        end();
        call.reply(new NodeRemoved(path(), false, null));
    }
}
