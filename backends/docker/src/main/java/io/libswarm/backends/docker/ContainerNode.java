package io.libswarm.backends.docker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.ConnectReply;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.LogsReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.NodeUpdated;
import io.libswarm.protocol.ReadFiles;
import io.libswarm.protocol.ReadFilesReply;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StartReply;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.UpdateNode;
import io.libswarm.protocol.UpdateReply;
import io.libswarm.protocol.WriteFiles;
import io.libswarm.protocol.WriteFilesReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.Subtree;
import java.time.Duration;

/** A container. */
final class ContainerNode extends EngineNode<ContainerNode> {

    static final Handlers<ContainerNode> HANDLERS = EngineNode.<ContainerNode>engineBasics()
            .<StartNode, StartReply>on(StartNode.class, ContainerNode::onStart)
            .<StopNode, StopReply>on(StopNode.class, ContainerNode::onStop)
            .<UpdateNode, UpdateReply>on(UpdateNode.class, ContainerNode::onUpdate)
            .<StreamLogs, LogsReply>on(StreamLogs.class, ContainerNode::onLogs)
            .<ConnectNode, ConnectReply>on(ConnectNode.class, ContainerNode::onConnect)
            .<ReadFiles, ReadFilesReply>on(ReadFiles.class, ContainerNode::onRead)
            .<WriteFiles, WriteFilesReply>on(WriteFiles.class, ContainerNode::onWrite)
            .build();

    private final EngineStreams streams;
    private final EngineConnect connections;

    private ContainerNode(
            ActorContext<NodeMessage> context,
            Subtree subtree,
            NodePath path,
            EnginePort port,
            ActorRef<NodeMessage> parent,
            EngineObject object) {
        super(context, subtree, path, port, parent, object);
        this.streams = new EngineStreams(port, context.getSystem());
        this.connections = new EngineConnect(port, context.getSystem());
    }

    static Behavior<NodeMessage> create(
            Subtree subtree, NodePath path, EnginePort port, ActorRef<NodeMessage> parent, EngineObject object) {
        return Behaviors.setup(context -> new ContainerNode(context, subtree, path, port, parent, object));
    }

    @Override
    protected Handlers<ContainerNode> handlers() {
        return HANDLERS;
    }

    private void onStart(Call<StartNode, StartReply> call) {
        then(
                port().start(object().id(), left(call)),
                call,
                change -> answerSeen(call, node -> new NodeStarted(node, change == EnginePort.Change.FOUND)));
    }

    private void onStop(Call<StopNode, StopReply> call) {
        Duration grace = call.query().grace();
        then(
                ContainerStop.stop(port(), object().id(), call.query().signal(), grace, left(call)),
                call,
                change -> answerSeen(call, node -> new NodeStopped(atRest(node), change == EnginePort.Change.FOUND)));
    }

    /** A container that removes itself when it has stopped may be seen at that, or be gone. */
    private NodeState atRest(NodeState node) {
        RunState state = node.summary().state();
        return vanished() == null && !state.equals(RunState.STOPPING)
                ? node
                : new NodeState(
                        node.summary()
                                .in(
                                        RunState.EXITED,
                                        "exited, and removed",
                                        node.summary().cursor()),
                        node.verbs(),
                        node.exitStatus(),
                        node.document());
    }

    private void onUpdate(Call<UpdateNode, UpdateReply> call) {
        if (!call.query().labels().isEmpty()) {
            call.fail(
                    ErrorCode.INVALID,
                    "labels: " + call.query().labels().keySet()
                            + " (expected: none, since an engine can't change those of a container)");
            return;
        }
        then(
                ContainerUpdate.update(port(), object().id(), call.query().changes(), left(call)),
                call,
                done -> answerSeen(call, NodeUpdated::new));
    }

    private void onLogs(Call<StreamLogs, LogsReply> call) {
        streams.logs(call, object());
    }

    private void onConnect(Call<ConnectNode, ConnectReply> call) {
        connections.connect(call, object());
    }

    private void onRead(Call<ReadFiles, ReadFilesReply> call) {
        streams.read(call, object().id());
    }

    private void onWrite(Call<WriteFiles, WriteFilesReply> call) {
        streams.write(call, object().id());
    }

    private static Duration left(Call<?, ?> call) {
        return call.context().deadline().left();
    }
}
