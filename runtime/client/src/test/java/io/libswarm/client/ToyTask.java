package io.libswarm.client;

import akka.NotUsed;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.stream.Duplex;
import io.libswarm.runtime.stream.Streams;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A task for tests: writes a line of log every 20 ms, or as many as the tail that is asked for, echoes what is sent to it, and never answers to {@code stop --signal silence}. */
final class ToyTask extends NodeBehavior<ToyTask> {
    /** Log streams that are open in this process. */
    static final AtomicInteger OPEN = new AtomicInteger();
    /** Calls that wait for the test to answer them. */
    static final Queue<Call<StopNode, StopReply>> HELD = new ConcurrentLinkedQueue<>();
    /** Lines written in this process. */
    static final AtomicLong LINES = new AtomicLong();

    static final Handlers<ToyTask> HANDLERS = NodeBehavior.<ToyTask>basics()
            .on(GetNode.class, ToyTask::onGet)
            .on(StopNode.class, ToyTask::onStop)
            .on(RemoveNode.class, ToyTask::onRemove)
            .on(StreamLogs.class, ToyTask::onLogs)
            .on(ConnectNode.class, ToyTask::onConnect)
            .on(ReadFiles.class, ToyTask::onReadFiles)
            .on(WriteFiles.class, ToyTask::onWriteFiles)
            .on(CallNative.class, ToyTask::onNative)
            .build();

    private ByteString files = ByteString.emptyByteString();

    private ToyTask(ActorContext<NodeMessage> context, BackendContext backend, NodePath path) {
        super(context, backend.subtree(), path);
    }

    static Behavior<NodeMessage> create(BackendContext backend, NodePath path) {
        return Behaviors.setup(context -> new ToyTask(context, backend, path));
    }

    @Override
    protected Handlers<ToyTask> handlers() {
        return HANDLERS;
    }

    /** Says who asked. */
    private void onGet(Call<GetNode, GetReply> call) {
        String who = call.context().principal().name();
        ByteString document = call.query().freshness() == Freshness.FRESH
                ? ByteString.fromArray(new byte[MessageSize.LIMIT])
                : ByteString.fromString(who);
        call.reply(new NodeReported(new NodeState(summary(), verbs(), null, NativeDocument.json(document))));
    }

    private void onStop(Call<StopNode, StopReply> call) {
        if ("silence".equals(call.query().signal())) {
            return;
        } else if ("hold".equals(call.query().signal())) {
            HELD.add(call);
            return;
        }
        boolean already = summary().state().equals(RunState.EXITED);
        NodeSummary after = subtree().update(summary().in(RunState.EXITED, "exited", ToyBackend.UNSTAMPED));
        call.reply(new NodeStopped(new NodeState(after, verbs(), 0, null), already));
    }

    private void onRemove(Call<RemoveNode, RemoveReply> call) {
        Cursor cursor = subtree().remove(path());
        end();
        call.reply(new NodeRemoved(path(), false, cursor));
    }

    private void onLogs(Call<StreamLogs, LogsReply> call) {
        Source<StreamElement, NotUsed> lines = Source.range(1, call.query().follow() ? Integer.MAX_VALUE : 3)
                .map(n -> {
                    LINES.incrementAndGet();
                    return (StreamElement) new StreamChunk(
                            n % 2 == 0 ? StreamName.STDERR : StreamName.STDOUT,
                            ByteString.fromString("line " + n + "\n"),
                            null);
                });
        int pause = call.query().tail() < 0 ? 20 : call.query().tail();
        Source<StreamElement, NotUsed> paced = pause == 0 ? lines : lines.throttle(1, Duration.ofMillis(pause));
        OPEN.incrementAndGet();
        call.reply(new LogsOffered(Streams.offer(
                paced.watchTermination((unused, done) -> {
                    done.whenComplete((ok, failed) -> OPEN.decrementAndGet());
                    return unused;
                }),
                context().getSystem())));
    }

    private void onConnect(Call<ConnectNode, ConnectReply> call) {
        if (call.query().connection() instanceof Connection.Port) {
            return;
        }
        Flow<StreamElement, StreamElement, NotUsed> echo = Flow.<StreamElement>create()
                .map(element -> element instanceof StreamChunk c
                        ? (StreamElement) new StreamChunk(StreamName.STDOUT, c.data(), null)
                        : StreamChunk.of(ByteString.fromString(element.toString())))
                .concat(Source.single(new StreamEnded(null, 7)));
        Duplex both = Streams.duplex(echo, context().getSystem());
        call.reply(new ConnectionOffered(both.input(), both.output(), false));
    }

    private void onReadFiles(Call<ReadFiles, ReadFilesReply> call) {
        call.reply(new FilesOffered(Streams.offer(
                Streams.chunks(StreamName.DATA, Source.single(files)), context().getSystem())));
    }

    private void onWriteFiles(Call<WriteFiles, WriteFilesReply> call) {
        if (call.query().at().equals("/nowhere")) {
            call.fail(ErrorCode.NOT_FOUND, "/nowhere: no such directory");
            return;
        }
        call.reply(Streams.upload(
                Sink.<ByteString, ByteString>fold(ByteString.emptyByteString(), (all, next) -> all.concat(next))
                        .mapMaterializedValue(all -> all.thenAccept(bytes -> files = bytes)),
                context().getSystem()));
    }

    private void onNative(Call<CallNative, NativeReply> call) {
        Flow<StreamElement, StreamElement, NotUsed> answer = Flow.<StreamElement>create()
                .prepend(Source.<StreamElement>single(new NativeHead(
                        201, List.of(new Header("Target", call.query().target())))));
        Duplex both = Streams.duplex(answer, context().getSystem());
        call.reply(new NativeOffered(both.input(), both.output()));
    }
}
