package io.libswarm.backends.debug;

import akka.actor.typed.javadsl.ActorContext;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.stream.Duplex;
import io.libswarm.runtime.stream.Streams;
import java.util.List;

/** Its connections, files and native calls answer with what they are sent. */
final class EchoTask extends NodeBehavior<EchoTask> {
    static final Handlers<EchoTask> HANDLERS = NodeBehavior.<EchoTask>basics()
            .on(StopNode.class, EchoTask::onStop)
            .on(RemoveNode.class, EchoTask::onRemove)
            .on(StreamLogs.class, EchoTask::onLogs)
            .on(ConnectNode.class, EchoTask::onConnect)
            .on(CallNative.class, EchoTask::onNative)
            .build();

    EchoTask(ActorContext<NodeMessage> context, Subtree subtree, NodePath path) {
        super(context, subtree, path);
    }

    @Override
    protected Handlers<EchoTask> handlers() {
        return HANDLERS;
    }

    private void onStop(Call<StopNode, StopReply> call) {
        boolean already = summary().state().equals(RunState.EXITED);
        subtree().update(summary().in(RunState.EXITED, "", summary().cursor()));
        call.reply(new NodeStopped(state(), already));
    }

    private void onRemove(Call<RemoveNode, RemoveReply> call) {
        call.reply(new NodeRemoved(path(), false, subtree().remove(path())));
        end();
    }

    private void onLogs(Call<StreamLogs, LogsReply> call) {
        Source<StreamElement, ?> hello =
                Source.single(new StreamChunk(StreamName.STDOUT, ByteString.fromString("hello\n"), null));
        call.reply(new LogsOffered(Streams.offer(
                call.query().follow() ? hello.concat(Source.maybe()) : hello,
                context().getSystem())));
    }

    private void onConnect(Call<ConnectNode, ConnectReply> call) {
        Flow<StreamElement, StreamElement, ?> echo = Flow.<StreamElement>create()
                .map(element -> new StreamChunk(StreamName.STDOUT, ((StreamChunk) element).data(), null))
                .map(StreamElement.class::cast)
                // Said only after the end of input: half-close has come through.
                .concat(Source.from(List.of(
                        new StreamChunk(StreamName.STDERR, ByteString.fromString("bye"), null),
                        new StreamEnded(null, 7))));
        Duplex both = Streams.duplex(echo, context().getSystem());
        call.reply(new ConnectionOffered(both.input(), both.output(), false));
    }

    private void onNative(Call<CallNative, NativeReply> call) {
        Flow<StreamElement, StreamElement, ?> echo =
                Flow.<StreamElement>create().prepend(Source.single(new NativeHead(200, List.of())));
        Duplex both = Streams.duplex(echo, context().getSystem());
        call.reply(new NativeOffered(both.input(), both.output()));
    }
}
