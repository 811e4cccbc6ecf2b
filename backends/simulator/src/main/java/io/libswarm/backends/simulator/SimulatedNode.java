package io.libswarm.backends.simulator;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.ActorContext;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeUpdated;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.UpdateNode;
import io.libswarm.protocol.UpdateReply;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all simulated nodes have in common: they suffer the faults of their world before they answer, their labels can be changed, and they
 * answer native calls. Spawned by the node above; its gate resumes it after a crash, so that it keeps its state.
 *
 * @param <N> the subclass itself
 */
abstract class SimulatedNode<N extends SimulatedNode<N>> extends NodeBehavior<N> {
    private final Place place;

    /** A query whose latency is over. */
    record Due(Call<?, ?> call) implements NodeMessage {}

    SimulatedNode(ActorContext<NodeMessage> context, Place place, NodePath path) {
        super(context, place.world().context().subtree(), path);
        this.place = place;
    }

    static <N extends SimulatedNode<N>> Handlers.Builder<N> common() {
        return NodeBehavior.<N>basics()
                .<UpdateNode, UpdateReply>on(UpdateNode.class, SimulatedNode::onUpdate)
                .<CallNative, NativeReply>on(CallNative.class, SimulatedNode::onNative)
                .onMessage(Due.class, SimulatedNode::onDue);
    }

    final ActorSystem<?> system() {
        return context().getSystem();
    }

    final Place place() {
        return place;
    }

    final World world() {
        return place.world();
    }

    /** What the tree remembers of this node. */
    final NodeSummary known() {
        return summary();
    }

    /** Puts a state and a line about it into the tree. */
    final NodeSummary show(RunState state, String text) {
        NodeSummary now = summary();
        NodeSummary shown = subtree().update(now.in(state, text, now.cursor()));
        return shown == null ? now : shown;
    }

    @Override
    protected NodeState state() {
        return new NodeState(summary(), verbs(), null, Documents.of(this));
    }

    /** What this node says of itself in its document, beside what all have. */
    void describe(Map<String, Object> document) {}

    @Override
    protected final boolean takes(Call<?, ?> call) {
        if (isSpared(call.query())) {
            return true;
        }
        Verb verb = call.query().verb();
        Faults faults = world().faults();
        if (faults.crashOn().contains(verb)) {
            throw new IllegalStateException("a simulated crash on " + verb);
        }
        if (!faults.on().contains(verb)) {
            return true;
        }
        if (world().chance(faults.hang())) {
            return false;
        }
        if (world().chance(faults.errorRate())) {
            call.fail(ErrorCode.BACKEND_FAILED, "a simulated error");
            return false;
        }
        Duration latency = world().latency();
        if (latency.isZero()) {
            return isThere(call);
        }
        context().scheduleOnce(latency, context().getSelf(), new Due(call));
        return false;
    }

    /** What is remembered is there whatever the system does, and the way to end the faults stays open. */
    private static boolean isSpared(NodeQuery<?> query) {
        return (query instanceof GetNode get && get.freshness() == Freshness.REMEMBERED)
                || (query instanceof CallNative call && call.target().equals("/faults"));
    }

    /** A lost host answers what is remembered, and what changes the simulation itself. */
    private boolean isThere(Call<?, ?> call) {
        Verb verb = call.query().verb();
        boolean needed = verb.changing() ? verb != Verb.NATIVE : verb.streaming() && verb != Verb.WATCH;
        if (place.isLost() && needed) {
            call.fail(ErrorCode.UNAVAILABLE, "the host can't be reached");
            return false;
        }
        return true;
    }

    private void onDue(Due due) {
        if (!due.call().isDone() && isThere(due.call())) {
            handle(due.call());
        }
    }

    private void onUpdate(Call<UpdateNode, UpdateReply> call) {
        String changes = call.query().changes().utf8String().strip();
        if (!changes.isEmpty() && !changes.equals("{}")) {
            call.fail(ErrorCode.INVALID, "changes: a simulated node has no settings (expected: labels only)");
            return;
        }
        NodeSummary now = summary();
        Map<String, String> labels = new TreeMap<>(now.labels());
        call.query().labels().forEach((key, value) -> {
            if (value == null) {
                labels.remove(key);
            } else {
                labels.put(key, value);
            }
        });
        subtree()
                .update(new NodeSummary(
                        now.path(), now.kind(), now.state(), labels, now.attributes(), now.summary(), now.cursor()));
        call.reply(new NodeUpdated(state()));
    }

    private void onNative(Call<CallNative, NativeReply> call) {
        NativeApi.answer(this, call);
    }

    /** A change by a native call that only some nodes know: whether this one does. */
    boolean simulate(String what, Map<String, String> parameters) {
        return false;
    }
}
