package io.libswarm.backends.simulator;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.stream.KillSwitches;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.ConnectReply;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.stream.Duplex;
import io.libswarm.runtime.stream.Streams;

/** Duplex streams to a running task: attach writes into its log and follows it; exec and ports echo. */
final class Connections {
    private static final ByteString YES = ByteString.fromString("y\n".repeat(2048));

    private Connections() {}

    /** Answers with the connection that is asked for. On the container's thread. */
    static void offer(Task task, Call<ConnectNode, ConnectReply> call, ActorSystem<?> system) {
        Connection connection = call.query().connection();
        if (connection instanceof Connection.Attach attach) {
            reply(call, attach(task, attach), task.spec().terminal(), system);
        } else if (connection instanceof Connection.Exec exec) {
            reply(call, exec(task, exec), exec.terminal(), system);
        } else if (connection instanceof Connection.Port port) {
            boolean listens = task.spec().ports().stream().anyMatch(p -> p.port() == port.number());
            if (listens) {
                reply(call, echo(StreamName.DATA), true, system);
            } else {
                call.fail(ErrorCode.UNAVAILABLE, "nothing listens on port " + port.number());
            }
        }
    }

    private static void reply(
            Call<ConnectNode, ConnectReply> call,
            Flow<StreamElement, StreamElement, ?> flow,
            boolean terminal,
            ActorSystem<?> system) {
        Duplex duplex = Streams.duplex(flow, system);
        call.reply(new ConnectionOffered(duplex.input(), duplex.output(), terminal));
    }

    private static Flow<StreamElement, StreamElement, ?> attach(Task task, Connection.Attach attach) {
        TaskLog log = task.log();
        StreamName name = task.spec().terminal() ? StreamName.DATA : StreamName.STDOUT;
        Sink<StreamElement, UniqueKillSwitch> input = Flow.<StreamElement>create()
                .viaMat(KillSwitches.single(), Keep.right())
                .via(Streams.bytes())
                .to(Sink.foreach(data -> {
                    if (attach.stdin()) {
                        log.write(name, data);
                    }
                }));
        Source<StreamElement, NotUsed> output = log.read(attach.logs() ? log.begin(-1, null) : log.end(), true)
                .map(Connections::withoutTime)
                .concatLazy(Source.lazySource(() -> Source.single(new StreamEnded(null, log.exitStatus()))));
        // Input may end long before output does; but without a reader of the output, nobody is there to give input.
        return Flow.fromSinkAndSourceMat(
                input,
                output.watchTermination(Keep.right()),
                (killSwitch, done) -> done.whenComplete((ok, failed) -> killSwitch.shutdown()));
    }

    private static StreamElement withoutTime(StreamElement element) {
        return element instanceof StreamChunk chunk ? new StreamChunk(chunk.stream(), chunk.data(), null) : element;
    }

    private static Flow<StreamElement, StreamElement, ?> exec(Task task, Connection.Exec exec) {
        Script script = Script.of(exec.command());
        Source<StreamElement, NotUsed> said = Source.from(script.output())
                .map(chunk -> exec.terminal() ? new StreamChunk(StreamName.DATA, chunk.data(), null) : chunk);
        int status = script.exitStatus() == null ? 0 : script.exitStatus();
        TaskLog log = task.log();
        Source<StreamElement, NotUsed> end = Source.lazySource(() -> Source.<StreamElement>single(
                                new StreamEnded(null, log.isOpen() ? Integer.valueOf(status) : log.exitStatus()))
                        .initialDelay(script.pause()))
                .mapMaterializedValue(unused -> NotUsed.getInstance());
        StreamName name = exec.terminal() ? StreamName.DATA : StreamName.STDOUT;
        Flow<StreamElement, StreamElement, NotUsed> body = Flow.fromSinkAndSource(Sink.ignore(), Source.empty());
        if (script.endless()) {
            body = Flow.fromSinkAndSource(Sink.ignore(), Streams.chunks(name, Source.repeat(YES)));
        } else if (script.reads() && exec.stdin()) {
            body = echo(name);
        }
        // It ends with its task, whatever it does.
        body = body.merge(log.untilEnd(), true);
        return body.prepend(said).concatLazy(end);
    }

    private static Flow<StreamElement, StreamElement, NotUsed> echo(StreamName name) {
        return Flow.<StreamElement>create().via(Streams.bytes()).map(data -> new StreamChunk(name, data, null));
    }
}
