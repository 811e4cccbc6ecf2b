package io.libswarm.runtime.tree;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.BackendDescribed;
import io.libswarm.protocol.BackendInfo;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.runtime.gate.Gate;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.node.Subtree;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node of the root's own, such as a member, a provider, or the collection of either: what is remembered of it is all there is. */
final class FixedNode extends NodeBehavior<FixedNode> {
    private static final Handlers<FixedNode> PLAIN =
            NodeBehavior.<FixedNode>basics().build();
    private static final Handlers<FixedNode> DESCRIBED = NodeBehavior.<FixedNode>basics()
            .on(DescribeBackend.class, FixedNode::onDescribe)
            .build();

    private final @Nullable BackendInfo info;

    private FixedNode(ActorContext<NodeMessage> context, Subtree subtree, NodePath path, @Nullable BackendInfo info) {
        super(context, subtree, path);
        this.info = info;
    }

    /** Spawns it, if it is not there, and puts it into the subtree. */
    static void put(
            ActorContext<NodeMessage> parent,
            Subtree subtree,
            NodeSummary summary,
            @Nullable BackendInfo info,
            GatePolicy policy) {
        if (subtree.update(summary) != null) {
            return;
        }
        Set<io.libswarm.protocol.Verb> verbs = (info == null ? PLAIN : DESCRIBED).verbs();
        Behavior<NodeMessage> node = Gate.around(
                summary.path(),
                verbs,
                policy,
                OnCrash.RESUME,
                () -> Behaviors.setup(context -> new FixedNode(context, subtree, summary.path(), info)));
        subtree.put(summary, parent.spawnAnonymous(node), verbs);
    }

    @Override
    protected Handlers<FixedNode> handlers() {
        return info == null ? PLAIN : DESCRIBED;
    }

    @Override
    protected NodeState state() {
        return new NodeState(summary(), verbs(), null, null);
    }

    private void onDescribe(io.libswarm.runtime.gate.Call<DescribeBackend, io.libswarm.protocol.DescribeReply> call) {
        if (info == null) {
            call.fail(ErrorCode.UNSUPPORTED, path() + " is no provider");
        } else {
            call.reply(new BackendDescribed(info));
        }
    }
}
