package io.libswarm.runtime.http.tree;

import akka.NotUsed;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.stream.Duplex;
import io.libswarm.runtime.stream.Streams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A task in memory that has every verb. */
final class TestTask extends NodeBehavior<TestTask> {
    static final AtomicInteger FOLLOWERS = new AtomicInteger();
    static final Cursor UNSTAMPED = new Cursor("", 0, 0);
    static final Handlers<TestTask> HANDLERS = NodeBehavior.<TestTask>basics()
            .on(GetNode.class, TestTask::onGet)
            .on(UpdateNode.class, TestTask::onUpdate)
            .on(StartNode.class, TestTask::onStart)
            .on(StopNode.class, TestTask::onStop)
            .on(RemoveNode.class, TestTask::onRemove)
            .on(StreamLogs.class, TestTask::onLogs)
            .on(ConnectNode.class, TestTask::onConnect)
            .on(ReadFiles.class, TestTask::onReadFiles)
            .on(WriteFiles.class, TestTask::onWriteFiles)
            .on(CallNative.class, TestTask::onNative)
            .build();

    private ByteString files = ByteString.emptyByteString();
    private int exitStatus;

    private TestTask(ActorContext<NodeMessage> context, BackendContext backend, NodePath path) {
        super(context, backend.subtree(), path);
    }

    static Behavior<NodeMessage> create(BackendContext backend, NodePath path) {
        return Behaviors.setup(context -> new TestTask(context, backend, path));
    }

    @Override
    protected Handlers<TestTask> handlers() {
        return HANDLERS;
    }

    /** Its document says who asked, under which id and trace, and how fresh it was to be. */
    private void onGet(Call<GetNode, GetReply> call) {
        QueryContext context = call.context();
        String document = "{\"who\":\"%s\",\"id\":\"%s\",\"trace\":\"%s\",\"fresh\":%s}"
                .formatted(
                        context.principal().name(),
                        context.requestId(),
                        context.trace(),
                        call.query().freshness() == Freshness.FRESH);
        call.reply(new NodeReported(new NodeState(summary(), verbs(), null, NativeDocument.json(document))));
    }

    private void onUpdate(Call<UpdateNode, UpdateReply> call) {
        Map<String, String> labels = new HashMap<>(summary().labels());
        call.query().labels().forEach((key, value) -> {
            if (value == null) {
                labels.remove(key);
            } else {
                labels.put(key, value);
            }
        });
        NodeSummary was = summary();
        NodeSummary now = subtree()
                .update(new NodeSummary(
                        was.path(), was.kind(), was.state(), labels, was.attributes(), was.summary(), UNSTAMPED));
        NativeDocument changes = NativeDocument.json(call.query().changes());
        call.reply(new NodeUpdated(new NodeState(now, verbs(), null, changes)));
    }

    private void onStart(Call<StartNode, StartReply> call) {
        boolean already = summary().state().equals(RunState.RUNNING);
        NodeSummary now = subtree().update(summary().in(RunState.RUNNING, "up", UNSTAMPED));
        call.reply(new NodeStarted(new NodeState(now, verbs(), null, null), already));
    }

    /** Ends with the length of the signal's name, and never answers to {@code SILENCE}. */
    private void onStop(Call<StopNode, StopReply> call) {
        String signal = call.query().signal() == null ? "" : call.query().signal();
        if (signal.equals("SILENCE")) {
            return;
        }
        boolean already = summary().state().equals(RunState.EXITED);
        exitStatus = already ? exitStatus : signal.length();
        NodeSummary now = subtree().update(summary().in(RunState.EXITED, "down", UNSTAMPED));
        call.reply(new NodeStopped(new NodeState(now, verbs(), exitStatus, null), already));
    }

    private void onRemove(Call<RemoveNode, RemoveReply> call) {
        if (summary().state().equals(RunState.RUNNING) && !call.query().force()) {
            call.fail(ErrorCode.CONFLICT, path() + " runs (expected: at rest, or force)");
            return;
        }
        call.reply(new NodeRemoved(path(), false, subtree().remove(path())));
        end();
    }

    private void onLogs(Call<StreamLogs, LogsReply> call) {
        Source<StreamElement, NotUsed> lines = Source.<StreamElement>from(List.of(
                new StreamChunk(StreamName.STDOUT, ByteString.fromString("out\n"), Instant.EPOCH),
                new StreamChunk(StreamName.STDERR, ByteString.fromString("err\n"), null)));
        if (call.query().follow()) {
            FOLLOWERS.incrementAndGet();
            lines = lines.concat(Source.maybe()).watchTermination((value, done) -> {
                done.whenComplete((ok, failed) -> FOLLOWERS.decrementAndGet());
                return value;
            });
        }
        call.reply(new LogsOffered(Streams.offer(lines, context().getSystem())));
    }

    /** Echoes to stdout, tells sizes on stderr, says goodbye when input ends, and exits with 7. */
    private void onConnect(Call<ConnectNode, ConnectReply> call) {
        boolean terminal = call.query().connection() instanceof Connection.Exec exec && exec.terminal();
        Flow<StreamElement, StreamElement, NotUsed> echo = Flow.<StreamElement>create()
                .map(element -> element instanceof TerminalResized size
                        ? chunk(StreamName.STDERR, size.columns() + "x" + size.rows())
                        : new StreamChunk(StreamName.STDOUT, ((StreamChunk) element).data(), null))
                .concat(Source.from(List.of(chunk(StreamName.STDERR, "bye"), new StreamEnded(null, 7))));
        Duplex both = Streams.duplex(echo, context().getSystem());
        call.reply(new ConnectionOffered(both.input(), both.output(), terminal));
    }

    private static StreamElement chunk(StreamName stream, String text) {
        return new StreamChunk(stream, ByteString.fromString(text), null);
    }

    private void onReadFiles(Call<ReadFiles, ReadFilesReply> call) {
        Source<ByteString, ?> tar = call.query().at().equals("/missing")
                ? Source.failed(new AnsweredException(Failure.of(ErrorCode.NOT_FOUND, "/missing: no such file")))
                : Source.single(files);
        call.reply(new FilesOffered(
                Streams.offer(Streams.chunks(StreamName.DATA, tar), context().getSystem())));
    }

    private void onWriteFiles(Call<WriteFiles, WriteFilesReply> call) {
        Sink<ByteString, CompletionStage<ByteString>> all = Sink.fold(ByteString.emptyByteString(), ByteString::concat);
        call.reply(Streams.upload(
                all.mapMaterializedValue(written -> written.thenAccept(bytes -> {
                    if (call.query().at().equals("/full")) {
                        throw new AnsweredException(Failure.of(ErrorCode.BACKEND_FAILED, "no space left on device"));
                    }
                    files = bytes;
                })),
                context().getSystem()));
    }

    /** Says what it was asked, then echoes the body; upgrades when that is asked for. */
    private void onNative(Call<CallNative, NativeReply> call) {
        CallNative query = call.query();
        List<Header> headers = new ArrayList<>(query.headers().stream()
                .filter(header -> header.name().startsWith("X-"))
                .toList());
        headers.add(new Header("Asked", query.method() + " " + query.target()));
        Flow<StreamElement, StreamElement, NotUsed> answer = Flow.<StreamElement>create()
                .prepend(Source.<StreamElement>single(new NativeHead(query.upgrade() ? 101 : 418, headers)));
        Duplex both = Streams.duplex(answer, context().getSystem());
        call.reply(new NativeOffered(both.input(), both.output()));
    }
}
